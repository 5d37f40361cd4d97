package jp.nozomi.cert.swing.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.cli.CertAppCommand;
import jp.nozomi.cert.swing.cli.SystemTerminal;
import jp.nozomi.cert.swing.fixture.EventThreadGuard;
import jp.nozomi.cert.swing.view.WizardApp;

/** The app as it is installed, with the fake bank's profile inside instead of a real bank's. */
public final class InstalledApp {
  private InstalledApp() {}

  public static void main(String[] args) throws Exception {
    Properties installation = new Properties();
    try (var in = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
      installation.load(in);
    }
    CertAppCommand command =
        new CertAppCommand(
            SystemTerminal.open(),
            new AppFolders(Path.of(installation.getProperty("data"))),
            Clock.systemUTC(),
            (run, starts) -> {
              EventThreadGuard.endTheProcessAtTheFirstFault();
              Reporter.start(Integer.parseInt(installation.getProperty("port")));
              new WizardApp(run.context(), run.flow(), run.tools(), run.clock(), run.pages())
                  .run(starts);
              return true;
            },
            HttpSettings.defaults().withProxies(ProxyRouting.system()),
            () -> List.of(profile(installation)));
    System.exit(command.run(List.of(args).subList(1, args.length).toArray(String[]::new)).status());
  }

  private static BankProfile profile(Properties installation)
      throws jp.nozomi.cert.core.profile.ProfileException {
    try {
      return BankProfile.parse(Files.readAllBytes(Path.of(installation.getProperty("profile"))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
