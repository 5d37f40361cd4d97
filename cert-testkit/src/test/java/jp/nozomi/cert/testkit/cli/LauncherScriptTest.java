package jp.nozomi.cert.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script before there is a Java to speak of. */
class LauncherScriptTest {
  @TempDir private Path javaHome;

  @BeforeEach
  void needsAShell() {
    assumeTrue(File.separatorChar == '/', "the script is for a POSIX shell");
  }

  private String run(String home) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "src/main/launcher/bin/fakebank", "--help");
    builder.environment().put("JAVA_HOME", home);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    return output;
  }

  private String javaThatSays(String line) throws IOException {
    Path java = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho '" + line + "' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return javaHome.toString();
  }

  @Test
  void namesATooOldJava() throws Exception {
    assertThat(run(javaThatSays("openjdk version \"1.8.0_292\"")))
        .contains("Java 17 or later is needed")
        .contains("is Java 8.");
    assertThat(run(javaThatSays("openjdk version \"11.0.2\" 2019-01-15"))).contains("is Java 11.");
  }

  @Test
  void namesAMissingJava() throws Exception {
    assertThat(run(javaHome.toString())).contains("JAVA_HOME has no bin/java");
  }
}
