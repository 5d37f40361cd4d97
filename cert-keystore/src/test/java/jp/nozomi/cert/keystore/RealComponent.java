package jp.nozomi.cert.keystore;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs and rights that some tests need: missing ones skip a test here and fail it in CI. */
public final class RealComponent {
  /** What a program printed and how it ended. */
  public record Result(int exitCode, String output) {}

  private RealComponent() {}

  /** Goes on only if the condition holds. */
  public static void require(boolean condition, String reason) {
    if (condition) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      fail("CI must have it: " + reason);
    }
    abort(reason);
  }

  /** Goes on only if a program is on the path. */
  public static void requireProgram(String name) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    require(found.isPresent(), name + " is not installed");
  }

  /** Goes on only if the tests may mount file systems. */
  public static void requireMounting() {
    require("root".equals(System.getProperty("user.name")), "mounting a file system needs root");
  }

  public static Result run(String... command) {
    return run(Map.of(), command);
  }

  public static Result run(Map<String, String> environment, String... command) {
    try {
      Path output = Files.createTempFile("program", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(command[0] + " does not end");
        }
        return new Result(
            process.exitValue(),
            new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1));
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
