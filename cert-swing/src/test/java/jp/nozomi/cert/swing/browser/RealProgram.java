package jp.nozomi.cert.swing.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end within bounds. */
final class RealProgram {
  private static final int PATIENCE_SECONDS = 120;

  /**
   * What a program printed and how it ended.
   *
   * @param status its exit code
   * @param out what it printed
   * @param err what it complained of
   */
  record Ended(int status, String out, String err) {}

  private RealProgram() {}

  /** Goes on only if a program is on the path; a missing one fails in CI. */
  static void require(String name) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    if (!found && "true".equals(System.getenv("CI"))) {
      fail("CI must have it: " + name);
    }
    if (!found) {
      abort(name + " is not installed");
    }
  }

  /** Runs a program with a home folder of its own, and ends it with all that it started. */
  static Ended run(Path home, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    ProcessBuilder builder =
        in(home, command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return fail(command.get(0) + " does not end:\n" + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Starts a program that stays, with a home folder of its own; only its complaints are kept. */
  static Process start(Path home, List<String> command) throws IOException {
    return in(home, command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static ProcessBuilder in(Path home, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", home.toString());
    // These would lead a program out of the home folder again.
    List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "DISPLAY")
        .forEach(builder.environment()::remove);
    return builder;
  }

  /** Runs a program that must succeed. */
  static void done(Path home, String... command) throws IOException, InterruptedException {
    Ended ended = run(home, List.of(command));
    assertThat(ended.status()).as(command[0] + ": " + ended.out() + ended.err()).isZero();
  }

  /** Makes an NSS database trust an authority for servers. */
  static void trust(Path home, Path database, Path authority)
      throws IOException, InterruptedException {
    done(
        home,
        "certutil",
        "-A",
        "-d",
        "sql:" + database,
        "-n",
        "bank server",
        "-t",
        "C,,",
        "-i",
        authority.toString());
  }
}
