package jp.nozomi.cert.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final JsonReader READER = new JsonReader(JsonLimits.MESSAGE);

  @Test
  void readsEveryKindOfValue() throws JsonException {
    JsonObject read =
        READER.readObject(
            utf8(
                """
                {"s": "証明書 \\u0041\\n", "n": -1.50e2, "t": true, "f": false, "z": null, "a": [1, {}]}
                """));

    assertThat(read)
        .isEqualTo(
            JsonObject.builder()
                .put("s", "証明書 A\n")
                .put("n", new JsonNumber(new BigDecimal("-1.50e2")))
                .put("t", true)
                .put("f", false)
                .put("z", JsonNull.NULL)
                .put("a", new JsonArray(List.of(JsonNumber.of(1), JsonObject.builder().build())))
                .build());
  }

  @Test
  void keepsTheOrderOfMembers() throws JsonException {
    assertThat(READER.readObject(utf8("{\"b\":1,\"a\":2,\"c\":3}")).members().keySet())
        .containsExactly("b", "a", "c");
  }

  @Test
  void readsAPairOfSurrogateEscapesAsOneCharacter() throws JsonException {
    assertThat(READER.read(utf8("\"\\uD842\\uDFB7\""))).isEqualTo(new JsonString("𠮷"));
  }

  @Test
  void ignoresAByteOrderMark() throws JsonException {
    assertThat(READER.read(utf8("\uFEFF[]"))).isEqualTo(new JsonArray(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t\r\n",
        "{",
        "{\"a\":1",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[1,]",
        "[1 2]",
        "[,1]",
        "[",
        "]",
        "\"open",
        "\"tab\there\"",
        "\"\\x41\"",
        "\"\\u12G4\"",
        "nul",
        "True",
        "NaN",
        "Infinity",
        "-",
        "+1",
        ".5",
        "1.",
        "01",
        "0x10",
        "1e",
        "1 // comment",
        "/* comment */ 1",
        "# comment\n1",
        "\uFEFF\uFEFF1",
        "\u00A01"
      })
  void refusesWhatIsNotJson(String text) {
    refused(utf8(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "[{\"b\":{\"a\":1,\"a\":1}}]"})
  void refusesDuplicateMembers(String text) {
    refused(utf8(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "1 1", "[]]", "{}x", "\"a\"\"b\""})
  void refusesTextAfterTheValue(String text) {
    refused(utf8(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "Shift_JIS"})
  void refusesEveryOtherEncoding(String charset) {
    refused("{\"name\":\"信用組合\"}".getBytes(Charset.forName(charset)));
  }

  @Test
  void refusesOverlongUtf8() {
    refused(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});
  }

  @Test
  void refusesSurrogatesInUtf8() {
    refused(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\uD800\"", "\"\\uDC00\"", "\"\\uDC00\\uD800\"", "{\"\\uD800\":1}"})
  void refusesASurrogateWithoutItsPartner(String text) {
    refused(utf8(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "1E-99999999999", "-1e3000000000"})
  void refusesAnExponentThatNoNumberCanHave(String text) {
    refused(utf8(text));
  }

  @Test
  void refusesAnythingButAnObjectWhereAnObjectIsAskedFor() {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> READER.readObject(utf8("[]")))
        .withMessage("$: must be an object");
  }

  @Test
  void neverQuotesTheText() {
    for (String text :
        List.of(
            "{\"password\":\"hunter2\" hunter2}",
            "{\"hunter2\":1,\"hunter2\":2}",
            "hunter2",
            "{\"password\":hunter2}",
            "\"hunter2",
            "{} hunter2",
            "\"hunter2\\q\"")) {
      JsonException refusal = refused(utf8(text));
      assertThat(refusal).as(text).hasMessageNotContaining("hunter2").hasNoCause();
    }
  }

  @Test
  void saysWhereTheTextIsWrong() {
    assertThat(refused(utf8("{\"a\": tru}")).where()).isEqualTo("character 6");
  }

  private static JsonException refused(byte[] text) {
    JsonException refusal = catchThrowableOfType(JsonException.class, () -> READER.read(text));
    assertThat(refusal).as("refusal of %s", new String(text, StandardCharsets.UTF_8)).isNotNull();
    return refusal;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
