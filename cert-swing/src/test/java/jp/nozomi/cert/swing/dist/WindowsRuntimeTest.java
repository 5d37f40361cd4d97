package jp.nozomi.cert.swing.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsRuntimeTest {
  private static final String MODULES =
      "java.base java.prefs jdk.crypto.cryptoki jdk.crypto.mscapi jdk.localedata jdk.charsets"
          + " jdk.accessibility jdk.security.auth";

  @TempDir private Path folder;

  private Path ofTheTests;
  private Jdk jdk;

  @BeforeEach
  void prepare() throws IOException {
    ofTheTests = runtime("tests", "17.0.8", MODULES);
    jdk = new Jdk(runtime("jdk", "25.0.4", MODULES));
  }

  @Test
  void aBuildForTestsTakesTheRuntimeOfTheTests() throws Exception {
    assertThat(choose(WindowsRuntime.OF_THE_TESTS, false).home()).isEqualTo(ofTheTests);
  }

  @Test
  void aReleaseRefusesTheRuntimeOfTheTests() {
    assertThatThrownBy(() -> choose(WindowsRuntime.OF_THE_TESTS, true))
        .hasMessageContaining("not for a release");
    assertThatThrownBy(() -> choose(ofTheTests.toString(), true))
        .hasMessageContaining("not for a release");
  }

  @Test
  void aReleaseRefusesARuntimeOfAnotherVersionThanThatOfLinux() throws Exception {
    String older = runtime("older", "25.0.3", MODULES).toString();

    assertThatThrownBy(() -> choose(older, true)).hasMessageContaining("25.0.4");
  }

  @Test
  void aReleaseTakesARuntimeOfTheSameVersion() throws Exception {
    Path same = runtime("same", "25.0.4", MODULES);

    assertThat(choose(same.toString(), true).home()).isEqualTo(same);
  }

  @Test
  void aRuntimeThatLacksAModuleIsRefused() throws Exception {
    String poor = runtime("poor", "25.0.4", MODULES.replace("jdk.accessibility", "")).toString();

    assertThatThrownBy(() -> choose(poor, false)).hasMessageContaining("jdk.accessibility");
  }

  @Test
  void aFolderWithoutAWindowsRuntimeIsRefused() {
    assertThatThrownBy(() -> choose(folder.toString(), false))
        .hasMessageContaining("no Java runtime for Windows");
  }

  private WindowsRuntime choose(String named, boolean release) throws IOException {
    return WindowsRuntime.choose(named, ofTheTests, jdk, release);
  }

  private Path runtime(String name, String version, String modules) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("javaw.exe"));
    Files.write(
        home.resolve("release"),
        List.of(
            "JAVA_VERSION=\"" + version + '"', "MODULES=\"" + modules + '"', "OS_ARCH=\"x86_64\""));
    return home;
  }
}
