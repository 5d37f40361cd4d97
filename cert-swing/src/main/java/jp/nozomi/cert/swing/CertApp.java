package jp.nozomi.cert.swing;

import java.time.Clock;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.cli.CertAppCommand;
import jp.nozomi.cert.swing.cli.ExitCode;
import jp.nozomi.cert.swing.cli.SystemTerminal;
import jp.nozomi.cert.swing.view.WizardApp;
import org.slf4j.LoggerFactory;

/** The certificate app: {@code certapp}. */
public final class CertApp {
  private CertApp() {}

  /**
   * Starts the wizard or a command, and ends the process with its exit code.
   *
   * @param args the arguments; see {@code certapp --help}
   * @throws InterruptedException if the main thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    if (CertAppCommand.isPlainStart(args)) {
      WizardApp.loadAhead();
    } else {
      CertAppCommand.loadAhead(args);
    }
    AppFolders folders = AppFolders.ofThisUser();
    Clock clock = Clock.systemUTC();
    CertAppCommand command =
        new CertAppCommand(
            SystemTerminal.open(), folders, clock, new DesktopWizard(folders, clock));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, defect) -> {
          LoggerFactory.getLogger(CertApp.class).error("defect in {}", thread.getName(), defect);
          ExitCode ended = command.defect(args);
          if (thread.getName().equals("main")) {
            System.exit(ended.status());
          }
        });
    System.exit(command.run(args).status());
  }
}
