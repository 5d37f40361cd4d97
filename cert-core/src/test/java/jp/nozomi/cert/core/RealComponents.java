package jp.nozomi.cert.core;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs that a user's machine may lack; on a build server they have to be there. */
public final class RealComponents {
  private static final int SECONDS = 30;

  private RealComponents() {}

  /** What a program left behind. */
  public record Outcome(int status, String output) {}

  /**
   * Runs OpenSSL.
   *
   * @param folder where it runs, and where its output is kept
   * @param arguments its arguments
   * @return its exit status and its output
   */
  public static Outcome openssl(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("openssl.out");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      return missing("openssl can not be started: " + e.getMessage());
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("openssl did not end in " + SECONDS + " s");
    }
    return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private static Outcome missing(String reason) {
    return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
  }
}
