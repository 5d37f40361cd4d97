package jp.nozomi.cert.update.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.nozomi.cert.update.launch.InstallerOutcome;
import jp.nozomi.cert.update.launch.SystemPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallCommandTest {
  private static final Path FILE = Path.of("/tmp/日本 語/app & more.msi");
  private static final Path LOG = Path.of("/tmp/日本 語/install.log");

  private static InstallCommand of(String type) {
    return InstallCommand.of(type, SystemPrograms.DEFAULT, FILE, LOG).orElseThrow();
  }

  @Test
  void startsWindowsInstallerByItsAbsolutePathWithALog() {
    assertThat(of("msi").arguments())
        .containsExactly(
            "C:\\Windows\\System32\\msiexec.exe", "/i", FILE.toString(), "/l*v", LOG.toString());
  }

  @Test
  void leavesAPackageToMacOs() {
    assertThat(of("pkg").arguments()).containsExactly("/usr/bin/open", FILE.toString());
  }

  @Test
  void leavesAPackageToTheLinuxDesktop() {
    assertThat(of("deb").arguments()).containsExactly("/usr/bin/xdg-open", FILE.toString());
  }

  @Test
  void knowsNoOtherKind() {
    assertThat(InstallCommand.of("exe", SystemPrograms.DEFAULT, FILE, LOG)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "msi, 0, INSTALLED",
    "msi, 3010, INSTALLED",
    "msi, 1641, INSTALLED",
    "msi, 1602, DECLINED",
    "msi, 1618, ANOTHER_INSTALLATION_RUNS",
    "msi, 1603, FAILED",
    "msi, 1, FAILED",
    "deb, 0, HANDED_OVER",
    "deb, 3010, FAILED",
    "pkg, 0, HANDED_OVER",
    "pkg, 1, FAILED"
  })
  void knowsWhatAnExitMeans(String type, int exit, InstallerOutcome outcome) {
    assertThat(of(type).outcome(exit)).isEqualTo(outcome);
  }
}
