package jp.nozomi.cert.swing.desktop;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that a user's machine may lack; on a build server they have to be there. */
public final class Programs {
  private static final int SECONDS = 120;

  /** What a program printed and how it ended. */
  public record Ended(int status, String output) {}

  private Programs() {}

  /** Goes on only if the condition holds; in CI it has to. */
  public static void require(boolean condition, String reason) {
    if (condition) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      fail("CI must have it: " + reason);
    }
    abort(reason);
  }

  /** Goes on only if these programs are on the path. */
  public static void requireAll(String... names) {
    for (String name : names) {
      require(
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
          name + " is not installed");
    }
  }

  /** Runs a program to its end, in this environment besides the test's own. */
  public static Ended run(Map<String, String> environment, List<String> command) {
    try {
      Path output = Files.createTempFile("program", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(command.get(0) + " does not end");
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
