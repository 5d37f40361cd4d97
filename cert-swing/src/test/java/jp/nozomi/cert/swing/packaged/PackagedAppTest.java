package jp.nozomi.cert.swing.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder that {@code ./mvnw package} leaves; runs after it was made. */
@DisabledOnOs(OS.WINDOWS)
class PackagedAppTest {
  private static final Path APP = Path.of("target", "certapp");

  @TempDir private Path folder;

  private record Ended(int status, String out, String err) {}

  @Test
  void theLibrariesHoldNothingOfTheTestkit() throws IOException {
    try (Stream<Path> jars = Files.list(APP.resolve("lib"))) {
      assertThat(jars)
          .isNotEmpty()
          .noneMatch(
              jar ->
                  jar.getFileName()
                      .toString()
                      .matches("(?i).*(testkit|junit|assertj|mockito|archunit|jqwik).*"));
    }
  }

  @Test
  void theScriptStartsTheApp() throws Exception {
    Ended ended = start(System.getProperty("java.home"), "--version");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("certapp ");
  }

  @Test
  void theScriptWorksThroughALinkFromAnotherFolder() throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, APP.resolve("bin/certapp").toAbsolutePath());

    assertThat(start(link, System.getProperty("java.home"), "--version").status()).isZero();
  }

  @Test
  void anOldJavaIsToldInJapaneseAndEnglish() throws Exception {
    Files.createDirectories(folder.resolve("bin"));
    Path program = Files.writeString(folder.resolve("bin/java"), "#!/bin/sh\nexit 99\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"1.8.0_292\"\n");

    Ended ended = start(folder.toString(), "--version");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("Java 17 以降が必要です", "Java 17 or later is needed", "Java 8");
  }

  @Test
  void aMissingJavaIsToldInJapaneseAndEnglish() throws Exception {
    Ended ended = start(folder.resolve("nothing").toString(), "--version");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("bin/java がありません", "has no bin/java");
  }

  private Ended start(String javaHome, String... args) throws Exception {
    return start(APP.resolve("bin/certapp").toAbsolutePath(), javaHome, args);
  }

  private Ended start(Path script, String javaHome, String... args) throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(args)).toList());
    builder.directory(folder.toFile());
    builder.environment().put("JAVA_HOME", javaHome);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    int status = builder.start().waitFor();
    return new Ended(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
