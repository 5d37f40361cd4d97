package jp.nozomi.cert.swing.update;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import jp.nozomi.cert.swing.app.RunOptions;
import jp.nozomi.cert.swing.launch.LaunchMailbox;
import jp.nozomi.cert.swing.view.WizardApp;
import jp.nozomi.cert.update.port.Launcher;

/**
 * The wizard in a process of its own, and somebody who walks through its update dialogs.
 *
 * <p>Arguments: the folder of the site, the program that stands in for the system's installer, then
 * the steps. Ends with 0 if every step could be taken and the app then ended by itself.
 */
final class UpdateWalk {
  private UpdateWalk() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    AppRun run =
        AppRun.open(
            new RunOptions(
                Optional.of(folder.resolve("profile.json").toString()),
                Optional.empty(),
                Optional.empty(),
                Locale.JAPANESE,
                Optional.of(folder.resolve("update-root.json").toString())),
            InstalledProfiles.BUILT_IN.all().get(0),
            new AppFolders(folder.resolve("データ data")),
            Clock.systemUTC(),
            HttpSettings.defaults(),
            standIn(args[1]));
    WizardApp wizard =
        new WizardApp(run.context(), run.flow(), run.tools(), run.clock(), run.pages())
            .withUpdates(run.updates());
    CompletableFuture<Void> walk =
        CompletableFuture.runAsync(() -> walk(List.of(args).subList(2, args.length)))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    failure.printStackTrace();
                    System.exit(1);
                  }
                });
    wizard.run(new LaunchMailbox());
    System.exit(walk.isDone() ? 0 : 2);
  }

  private static void walk(List<String> steps) {
    steps.forEach(Walker::step);
  }

  /** Starts another program with the very arguments that the system's would have got. */
  private static Launcher standIn(String program) {
    return (command, environment) -> {
      List<String> instead = new ArrayList<>(command);
      instead.set(0, program);
      return new ProcessBuilder(instead).start();
    };
  }
}
