package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class AnswerHelperTest {
  @Test
  void windowsShellTakesOffNoQuotationMarksButOurs() {
    assertThat(
            AnswerHelper.shell(
                "Windows 11",
                Map.of("SystemRoot", "D:\\Windows"),
                "\"C:\\Program Files\\helper.exe\" \"two words\""))
        .containsExactly(
            "D:\\Windows\\System32\\cmd.exe",
            "/d",
            "/s",
            "/c",
            "\"\"C:\\Program Files\\helper.exe\" \"two words\"\"");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a command line of a POSIX shell")
  void aHelperThatHangsIsEndedWithItsPrograms() {
    AnswerHelper helper =
        new AnswerHelper(
            "sleep 600 | cat", Optional.empty(), Optional.empty(), Duration.ofSeconds(2));

    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatThrownBy(() -> helper.logIn(Operation.ISSUE, List.of(), new HashMap<>()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--answer-helper: ended with"));
  }
}
