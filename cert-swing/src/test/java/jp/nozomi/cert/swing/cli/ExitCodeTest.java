package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.nozomi.cert.core.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "cli.md");

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void noFailureEndsLikeASuccess(ErrorCode code) {
    assertThat(ExitCode.of(code)).isNotEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void everyExitCodeHasAStatusOfItsOwnThatShellsCanTell() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::status))
        .doesNotHaveDuplicates()
        .allMatch(status -> status >= 0 && status < 126);
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void theDocumentTellsEveryExitCodeWithItsErrorCodes(ExitCode exit) throws IOException {
    String codes =
        Arrays.stream(ErrorCode.values())
            .filter(code -> ExitCode.of(code) == exit)
            .map(ErrorCode::code)
            .sorted()
            .reduce((a, b) -> a + " " + b)
            .orElse("");

    assertThat(Files.readAllLines(DOCUMENT))
        .anyMatch(
            line -> line.startsWith("| %d | `%s` | %s |".formatted(exit.status(), exit, codes)));
  }
}
