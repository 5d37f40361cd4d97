package jp.nozomi.cert.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The problem schema and the table in section 6 of {@code docs/wire-protocol.md} are the same. */
class ProblemTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "wire-protocol.md");
  private static final String TYPE = "urn:nozomi:cert-enroll:";
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3})(?: or \\d{3})? \\| ([A-Z0-9e]*) ?\\|");

  private final WireSchemas schemas = WireSchemas.published();

  record Row(String name, int status, Optional<String> code) {}

  static Stream<Row> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .map(ROW::matcher)
        .filter(Matcher::find)
        .map(
            row ->
                new Row(
                    row.group(1),
                    Integer.parseInt(row.group(2)),
                    Optional.of(row.group(3)).filter(code -> !code.isEmpty())));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasTheRowsStatusAndCode(Row row) {
    assertThat(about(row.name(), row.status(), row.code())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasNoOtherStatus(Row row) {
    assertThat(about(row.name(), row.status() + 1, row.code())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasNoOtherCode(Row row) {
    assertThat(about(row.name(), row.status(), Optional.of("G999e"))).isNotEmpty();
  }

  @Test
  void hasNoOtherRows() throws IOException {
    Matcher names =
        Pattern.compile("\"const\": \"" + TYPE + "([a-z-]+)\"")
            .matcher(WireSchemas.read("/wire-schemas/problem.schema.json"));

    assertThat(names.results().map(found -> found.group(1)).toList())
        .containsExactlyElementsOf(rows().map(Row::name).toList());
  }

  /** What the schema says against name, status and code; what else is missing does not matter. */
  private List<String> about(String name, int status, Optional<String> code) {
    JsonObject problem =
        JsonObject.builder()
            .put("type", TYPE + name)
            .put("status", status)
            .put("code", code)
            .build();
    String json = new String(JsonWriter.compact(problem), StandardCharsets.UTF_8);
    return schemas.violations("problem", json).stream()
        .filter(violation -> violation.startsWith("/") || violation.contains("'code'"))
        .toList();
  }
}
