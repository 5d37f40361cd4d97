package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Trains an app image: what its first window and an issue on the command line load goes into an
 * archive that later starts map.
 *
 * <p>Class-data sharing, not an ahead-of-time cache: that of Java 25.0.3 goes on running the old
 * classes of a jar that was replaced (JDK-8377932), and this app updates itself.
 */
final class SharedClasses {
  private static final long SECONDS = 120;
  private static final String PASSWORD = "training-1";

  private SharedClasses() {}

  /** Writes the archive, from a run with a window if there can be one, and one without. */
  static void record(AppImage image, Path scratch) throws IOException, InterruptedException {
    Files.createDirectories(scratch);
    List<Path> loaded = new ArrayList<>();
    if (Tool.exists("Xvfb") && Tool.exists("xdotool")) {
      loaded.add(scratch.resolve("window.lst"));
      withWindow(image, training(scratch, loaded.get(0)));
    }
    loaded.add(scratch.resolve("issue.lst"));
    issue(image, scratch, training(scratch, scratch.resolve("issue.lst")));
    Path all = Files.write(scratch.resolve("all.lst"), merged(loaded));
    Tool.of(image.java().toString(), "-Xshare:dump")
        .with(List.of("-XX:SharedClassListFile=" + all))
        .with(List.of("-XX:SharedArchiveFile=" + image.sharedClasses()))
        .with(AppImage.FLAGS)
        .with(List.of("-cp", image.classPath()))
        .run();
    image.useSharedClasses();
  }

  private static Map<String, String> training(Path scratch, Path loaded) {
    return Map.of(
        "JAVA_TOOL_OPTIONS",
        "-XX:DumpLoadedClassList=" + loaded,
        "XDG_DATA_HOME",
        scratch.toString(),
        // The fake bank is on this machine, whatever proxy the build has.
        "no_proxy",
        "localhost,127.0.0.1");
  }

  /** Numbers tell apart the classes of one run; only those of other loaders are known by them. */
  private static Set<String> merged(List<Path> runs) throws IOException {
    Set<String> all = new LinkedHashSet<>();
    for (Path run : runs) {
      Files.readAllLines(run).stream()
          .filter(line -> !line.startsWith("#") && !line.contains(" source: "))
          .map(line -> line.replaceFirst(" id: \\d+$", ""))
          .forEach(all::add);
    }
    return all;
  }

  private static void issue(AppImage image, Path scratch, Map<String, String> environment)
      throws IOException, InterruptedException {
    Customer customer = Customer.of("training").password(PASSWORD).build();
    Path password = Files.writeString(scratch.resolve("password"), PASSWORD);
    try (FakeBank bank = FakeBank.builder().customer(customer).start()) {
      Path profile = Files.writeString(scratch.resolve("profile.json"), bank.profileJson());
      Tool.of(image.launcher().toString(), "issue", "--profile", profile.toString())
          .with(List.of("--store", "pkcs12:" + scratch.resolve("training.p12")))
          .with(List.of("--store-password-file", password.toString()))
          .with(List.of("--login-id", "training", "--password-file", password.toString()))
          .in(environment)
          .run();
    }
  }

  private static void withWindow(AppImage image, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (Screen screen = Screen.open()) {
      ProcessBuilder builder =
          new ProcessBuilder(image.launcher().toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      builder.environment().put("DISPLAY", screen.name());
      Process app = builder.start();
      try {
        screen.awaitWindow();
      } finally {
        app.toHandle().destroy();
        if (!app.waitFor(SECONDS, TimeUnit.SECONDS)) {
          app.destroyForcibly();
        }
      }
    }
  }
}
