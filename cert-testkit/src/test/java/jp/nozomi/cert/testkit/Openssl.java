package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code openssl}, the other opinion on certificates. */
final class Openssl {
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;

  private Openssl(Path folder) {
    this.folder = folder;
  }

  /** Skips the test where openssl is missing, but not in continuous integration. */
  static Openssl in(Path folder) {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl")));
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(installed, "openssl is not installed (Debian: openssl)");
    }
    assertThat(installed).as("openssl is installed").isTrue();
    return new Openssl(folder);
  }

  record Run(int exitCode, String output) {}

  Run run(String... args) throws IOException, InterruptedException {
    Path output = folder.resolve("openssl.out");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("openssl"), List.of(args).stream()).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }
}
