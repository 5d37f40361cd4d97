package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Trains an app image: what its first window loads goes into an archive that later starts map.
 *
 * <p>A dynamic archive, not an ahead-of-time cache: that of Java 25.0.3 goes on running the old
 * classes of a jar that was replaced (JDK-8377932), and this app updates itself.
 */
final class SharedClasses {
  private static final long SECONDS = 120;

  private SharedClasses() {}

  /** Writes the archive, from a run with a window if there can be one, else from the terminal. */
  static void record(AppImage image, Path scratch) throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-XX:ArchiveClassesAtExit=" + image.sharedClasses(),
            "XDG_DATA_HOME",
            scratch.toString());
    if (Tool.exists("Xvfb") && Tool.exists("xdotool")) {
      withWindow(image, environment);
    } else {
      Tool.of(image.launcher().toString(), "list", "--help").in(environment).run();
    }
    if (!Files.exists(image.sharedClasses())) {
      throw new IOException("no archive of classes was written");
    }
    image.useSharedClasses();
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
