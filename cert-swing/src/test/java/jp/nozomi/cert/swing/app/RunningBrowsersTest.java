package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunningBrowsersTest {
  @TempDir private Path folder;

  @Test
  void namesEachBrowserOnceWhateverSystemItsProgramIsOf() {
    assertThat(
            RunningBrowsers.names(
                Stream.of(
                    "/usr/lib/chromium/chromium",
                    "/usr/lib/chromium/chromium",
                    "/opt/google/chrome/chrome",
                    "/snap/firefox/1/usr/lib/firefox/firefox",
                    "/usr/lib/firefox-esr/firefox-esr",
                    "/opt/microsoft/msedge/msedge",
                    "/Applications/Safari.app/Contents/MacOS/Safari")))
        .containsExactly("Chromium", "Firefox", "Google Chrome", "Microsoft Edge", "Safari");
  }

  @Test
  void namesWindowsProgramsWithTheirEnding() {
    assertThat(RunningBrowsers.names(Stream.of("MSEDGE.EXE", "firefox.exe")))
        .containsExactly("Firefox", "Microsoft Edge");
  }

  @Test
  void takesNoOtherProgramForABrowser() {
    assertThat(RunningBrowsers.names(Stream.of("/usr/bin/java", "/opt/firefox/updater", "")))
        .isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findsAProgramThatRunsAndMissesItOnceItHasEnded() throws Exception {
    // By the name of its program only: nothing of a real browser is needed.
    Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve("vivaldi-bin"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Process process = new ProcessBuilder(program.toString(), "60").start();
    try {
      assertThat(RunningBrowsers.find()).contains("Vivaldi");
    } finally {
      process.destroy();
      process.waitFor();
    }

    assertThat(RunningBrowsers.find()).doesNotContain("Vivaldi");
  }
}
