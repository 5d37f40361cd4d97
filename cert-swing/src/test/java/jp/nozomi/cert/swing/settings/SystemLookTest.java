package jp.nozomi.cert.swing.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemLookTest {
  /** Answers as the programs document them; real desktops are not at hand here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Linux | 1 | (<<uint32 1>>,) | true",
        "Linux | 1 | (<<uint32 2>>,) | false",
        "Linux | 1 | (<<uint32 0>>,) | false",
        "Linux | 1 | (<<uint32 10>>,) | false",
        "Mac OS X | 0 | Dark | true",
        "Windows 11 | 0 | '    Flags    REG_SZ    127' | true",
        "Windows 11 | 0 | '    Flags    REG_SZ    126' | false",
        "Windows 11 | 1 | '    AppsUseLightTheme    REG_DWORD    0x0' | true",
        "Windows 11 | 1 | '    AppsUseLightTheme    REG_DWORD    0x1' | false",
      })
  void readsTheAnswer(String os, int question, String answer, boolean yes) {
    assertThat(SystemLook.of(os).questions().get(question).yes().matcher(answer).find())
        .isEqualTo(yes);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sh stands in for the desktop's programs")
  void theFirstYesDecides() {
    assertThat(look("echo no", "echo yes")).isEqualTo(Look.DARK);
    assertThat(look("echo yes", "echo yes")).isEqualTo(Look.HIGH_CONTRAST);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sh stands in for the desktop's programs")
  void whoGivesNoAnswerIsLight() {
    assertThat(look("echo no", "echo no")).isEqualTo(Look.LIGHT);
    assertThat(look("echo yes; exit 1", "exec sleep 600")).isEqualTo(Look.LIGHT);
  }

  /** A bare name would be looked for in the working directory first. */
  @Test
  void windowsIsAskedByTheWholePathOfItsProgram() {
    assertThat(SystemLook.of("Windows 11").questions())
        .isNotEmpty()
        .allSatisfy(
            question ->
                assertThat(question.command().get(0))
                    .matches("[A-Z]:\\\\.*\\\\System32\\\\reg\\.exe"));
  }

  @Test
  void aProgramThatIsMissingIsLight() {
    assertThat(new SystemLook(List.of(question(Look.DARK, "/nonexistent/program"))).ask())
        .isEqualTo(Look.LIGHT);
  }

  private static Look look(String contrast, String dark) {
    return new SystemLook(
            List.of(
                question(Look.HIGH_CONTRAST, "sh", "-c", contrast),
                question(Look.DARK, "sh", "-c", dark)))
        .ask();
  }

  private static SystemLook.Question question(Look look, String... command) {
    return new SystemLook.Question(List.of(command), Pattern.compile("yes"), look);
  }
}
