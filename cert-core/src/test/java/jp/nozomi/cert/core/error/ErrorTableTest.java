package jp.nozomi.cert.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The codes of the manual against errors.tsv, which is normative for them. */
class ErrorTableTest {
  private static final String HEADER = "code\tkind\tprints_code\twhere\tmessage_ja\tremedy_ja";

  @Test
  void theManualsCodesAreThoseOfTheTableRowForRow() throws IOException {
    ErrorTexts japanese = ErrorTexts.in(Locale.JAPANESE);

    List<String> ours =
        Arrays.stream(ErrorCode.values())
            .filter(ErrorCode::inManual)
            .map(code -> row(code, japanese.of(code)))
            .toList();

    assertThat(ours).containsExactlyElementsOf(rows());
  }

  @Test
  void thisProductsCodesAreNotInTheTable() throws IOException {
    List<String> codes = rows().stream().map(row -> row.split("\t")[0]).toList();

    assertThat(Arrays.stream(ErrorCode.values()).filter(code -> !code.inManual()))
        .isNotEmpty()
        .allSatisfy(code -> assertThat(code.code()).matches("N\\d{3}[ei]"))
        .noneMatch(code -> codes.contains(code.code()));
  }

  private static String row(ErrorCode code, ErrorText text) {
    return String.join(
        "\t",
        code.code(),
        code.kind().name().toLowerCase(Locale.ROOT),
        code.printsCode() ? "yes" : "no",
        code.place().label(),
        text.message(),
        text.remedy());
  }

  private static List<String> rows() throws IOException {
    try (InputStream in = ErrorTableTest.class.getResourceAsStream("errors.tsv")) {
      assertThat(in).isNotNull();
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines.get(0)).isEqualTo(HEADER);
      return lines.subList(1, lines.size());
    }
  }
}
