package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nozomi.cert.update.Platform;
import org.junit.jupiter.api.Test;

class ThisPlatformTest {
  @Test
  void namesSystemsAndProcessorsAsTheReleasesDo() {
    assertThat(ThisPlatform.of("Linux", "amd64", false))
        .isEqualTo(new Platform("linux", "x64", "deb", false));
    assertThat(ThisPlatform.of("Mac OS X", "aarch64", true))
        .isEqualTo(new Platform("macos", "aarch64", "pkg", false));
    assertThat(ThisPlatform.of("Windows 11", "amd64", true))
        .isEqualTo(new Platform("windows", "x64", "msi", false));
  }

  @Test
  void anInstallationThatThisUserCanNotWriteNeedsAnAdministratorOnWindows() {
    assertThat(ThisPlatform.of("Windows 11", "amd64", false).administratorNeeded()).isTrue();
  }
}
