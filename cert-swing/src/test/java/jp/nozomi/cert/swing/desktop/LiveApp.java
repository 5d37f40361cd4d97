package jp.nozomi.cert.swing.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import jp.nozomi.cert.swing.app.RunOptions;
import jp.nozomi.cert.swing.launch.LaunchMailbox;
import jp.nozomi.cert.swing.presenter.Backstage;
import jp.nozomi.cert.swing.view.WizardApp;
import jp.nozomi.cert.testkit.FakeBank;

/** The whole app against a fake bank, on a thread of its own, as {@code main} runs it. */
final class LiveApp {
  private final Thread thread;

  private LiveApp(Thread thread) {
    this.thread = thread;
  }

  static LiveApp start(FakeBank bank, Path folder) throws IOException, CodedException {
    return start(bank, folder, HttpSettings.defaults());
  }

  static LiveApp start(FakeBank bank, Path folder, HttpSettings http)
      throws IOException, CodedException {
    Path profile = Files.writeString(folder.resolve("profile.json"), bank.profileJson());
    AppRun run =
        AppRun.open(
            new RunOptions(
                Optional.of(profile.toString()),
                Optional.of("pkcs12:" + store(folder)),
                Optional.empty(),
                Locale.JAPANESE,
                Optional.empty()),
            InstalledProfiles.BUILT_IN.all().get(0),
            new AppFolders(folder.resolve("data")),
            Clock.systemUTC(),
            http);
    WizardApp app =
        new WizardApp(
            run.context(), run.flow(), offTheEventThread(run.tools()), run.clock(), run.pages());
    Thread thread =
        new Thread(
            () -> {
              try {
                app.run(new LaunchMailbox());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "app");
    thread.start();
    return new LiveApp(thread);
  }

  static Path store(Path folder) {
    return folder.resolve("certificates.p12");
  }

  /** Waits until the user has closed the window and the app has ended. */
  void awaitEnd() throws InterruptedException {
    thread.join(60_000);
    if (thread.isAlive()) {
      throw new AssertionError("the app did not end");
    }
  }

  /** Whatever may block, disk or network, must not be asked for by the event thread. */
  private static Backstage.Tools offTheEventThread(Backstage.Tools tools) {
    return new Backstage.Tools(
        () -> {
          refuseEventThread();
          return tools.service().open();
        },
        prompt -> {
          refuseEventThread();
          return tools.store().open(prompt);
        },
        tools.lister(),
        tools.key());
  }

  private static void refuseEventThread() {
    if (java.awt.EventQueue.isDispatchThread()) {
      throw new AssertionError("blocking work on the event thread");
    }
  }
}
