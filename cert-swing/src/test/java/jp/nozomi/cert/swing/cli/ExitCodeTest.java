package jp.nozomi.cert.swing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.protocol.preflight.Monitoring;
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
    // Those of the doctor are the Monitoring Plugins', whose numbers mean other things elsewhere.
    assertThat(
            Arrays.stream(ExitCode.values())
                .filter(exit -> !exit.name().startsWith("DOCTOR_"))
                .map(ExitCode::status))
        .doesNotHaveDuplicates()
        .allMatch(status -> status >= 0 && status < 126);
  }

  @ParameterizedTest
  @EnumSource(Monitoring.class)
  void theDoctorEndsAsMonitoringSystemsExpect(Monitoring state) {
    assertThat(ExitCode.of(state).status()).isEqualTo(state.exitCode());
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
