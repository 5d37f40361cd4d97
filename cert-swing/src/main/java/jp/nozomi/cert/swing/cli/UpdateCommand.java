package jp.nozomi.cert.swing.cli;

import java.nio.file.Path;
import java.util.Optional;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.presenter.OpenUpdater;
import jp.nozomi.cert.swing.presenter.SteppedProgress;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.presenter.UpdateOpener;
import jp.nozomi.cert.update.Downloaded;
import jp.nozomi.cert.update.Offer;
import jp.nozomi.cert.update.Updater;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;

/** {@code certapp update}: looks, downloads, asks, and starts the installer. */
final class UpdateCommand {
  private static final int STEPS = 10;

  private final AppRun run;
  private final Terminal terminal;
  private final CertAppCommand.Options options;
  private final Report report;
  private final Texts texts;

  UpdateCommand(AppRun run, Terminal terminal, CertAppCommand.Options options, Report report) {
    this.run = run;
    this.terminal = terminal;
    this.options = options;
    this.report = report;
    this.texts = Texts.in(run.context().locale());
  }

  ExitCode run() throws UpdateException, UsageException {
    Optional<Path> folder = options.path("--folder");
    Optional<UpdateOpener> opener = run.updates();
    if (opener.isEmpty()) {
      terminal.err().println(texts.of("cli.update.off"));
      terminal.err().flush();
      report.neverChecked(run.context().version());
      return ExitCode.SUCCESS;
    }
    try (OpenUpdater open = opener.get().open(new TerminalProxyLogin(terminal, texts))) {
      return update(open.updater(), folder);
    }
  }

  private ExitCode update(Updater updater, Optional<Path> folder) throws UpdateException {
    updater.settle();
    Optional<Offer> offer = updater.check(new Cancellation());
    if (offer.isEmpty() || options.has("--check")) {
      report.checked(run.context().version(), offer);
      return ExitCode.SUCCESS;
    }
    Downloaded downloaded = updater.download(offer.get(), folder, progress(), new Cancellation());
    boolean start = options.has("--yes") || confirmed(downloaded);
    if (start) {
      updater.launch(downloaded);
    }
    report.updated(downloaded, start);
    return ExitCode.SUCCESS;
  }

  private boolean confirmed(Downloaded downloaded) {
    return Consent.isTyped(
        terminal,
        texts.of("update.confirm", downloaded.offer().version()),
        texts.of("cli.update.question"));
  }

  private Progress progress() {
    if (!terminal.progress()) {
      return Progress.NONE;
    }
    return new SteppedProgress(
        STEPS,
        (done, total) -> {
          terminal
              .err()
              .println(
                  texts.of("update.downloading") + " " + done * 100 / Math.max(total, 1) + " %");
          terminal.err().flush();
        });
  }
}
