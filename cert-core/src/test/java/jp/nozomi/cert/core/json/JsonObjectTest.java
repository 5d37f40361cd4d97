package jp.nozomi.cert.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  @Test
  void givesStrings() throws JsonException {
    assertThat(object("{\"m\":\"x\"}").string("m")).isEqualTo("x");
    assertThat(object("{\"m\":\"x\"}").optionalString("m")).contains("x");
  }

  @Test
  void takesNullForAbsent() throws JsonException {
    JsonObject object = object("{\"m\":null}");

    assertThat(object.get("m")).isEmpty();
    assertThat(object.optionalString("m")).isEmpty();
    assertThat(object.optionalInteger("m")).isEmpty();
    assertThat(object.optionalInstant("m")).isEmpty();
    assertThat(object.optionalObject("m")).isEmpty();
    assertThat(object.array("m").elements()).isEmpty();
    assertThat(object.flag("m")).isFalse();
  }

  @Test
  void namesTheMissingMember() throws JsonException {
    JsonObject empty = object("{}");

    refuses(() -> empty.string("m"), "m: missing");
    refuses(() -> empty.integer("m"), "m: missing");
    refuses(() -> empty.integer("m", 0, 1), "m: missing");
    refuses(() -> empty.object("m"), "m: missing");
    refuses(() -> empty.base64("m"), "m: missing");
  }

  @Test
  void namesTheMemberOfAnotherType() throws JsonException {
    JsonObject numeric = object("{\"m\":1}");
    JsonObject textual = object("{\"m\":\"1\"}");

    refuses(() -> numeric.string("m"), "m: must be a string");
    refuses(() -> numeric.object("m"), "m: must be an object");
    refuses(() -> numeric.array("m"), "m: must be an array");
    refuses(() -> numeric.flag("m"), "m: must be true or false");
    refuses(() -> textual.integer("m"), "m: must be an integer");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "1.0, 1",
    "1e3, 1000",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void givesIntegersOf64Bits(String text, long value) throws JsonException {
    assertThat(object("{\"m\":" + text + "}").integer("m")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "9223372036854775808",
        "-9223372036854775809",
        "1e19",
        "1e999999999",
        "1e-999999999"
      })
  void refusesOtherNumbersAsIntegers(String text) throws JsonException {
    JsonObject object = object("{\"m\":" + text + "}");
    refuses(() -> object.integer("m"), "m: must be an integer of 64 bits");
  }

  @Test
  void keepsIntegersWithinBounds() throws JsonException {
    JsonObject object = object("{\"m\":5}");

    assertThat(object.integer("m", 5, 5)).isEqualTo(5);
    refuses(() -> object.integer("m", 6, 9), "m: must be from 6 to 9");
    refuses(() -> object.integer("m", 0, 4), "m: must be from 0 to 4");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T01:02:03Z, 2026-11-23T01:02:03Z",
    "2026-11-23t01:02:03z, 2026-11-23T01:02:03Z",
    "2026-11-23T10:02:03+09:00, 2026-11-23T01:02:03Z",
    "2026-11-23T01:02:03.5Z, 2026-11-23T01:02:03.500Z",
    "2026-11-23T01:02:03.123456789Z, 2026-11-23T01:02:03.123456789Z"
  })
  void givesInstants(String text, Instant instant) throws JsonException {
    assertThat(object("{\"m\":\"" + text + "\"}").optionalInstant("m")).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T01:02Z",
        "2026-11-23T01:02:03",
        "2026-11-23T01:02:03.Z",
        "2026-11-23 01:02:03Z",
        "2026-02-30T01:02:03Z",
        "2026-11-23T24:00:00Z",
        "+999999999-01-01T00:00:00Z",
        "1774227723"
      })
  void refusesOtherTimes(String text) throws JsonException {
    JsonObject object = object("{\"m\":\"" + text + "\"}");
    refuses(() -> object.optionalInstant("m"), "m: must be a time of RFC 3339");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-_8=", "-_8", "+/8=", "+/8"})
  void givesBytesOfBothAlphabets(String text) throws JsonException {
    assertThat(object("{\"m\":\"" + text + "\"}").base64("m"))
        .containsExactly((byte) 0xFB, (byte) 0xFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-/8=", "A", "AA AA", "AA==AA==", "あ"})
  void refusesWhatIsNotBase64(String text) throws JsonException {
    JsonObject object = object("{\"m\":\"" + text + "\"}");
    refuses(() -> object.base64("m"), "m: must be base64");
  }

  @Test
  void givesArraysOfOneKind() throws JsonException {
    JsonObject object = object("{\"s\":[\"a\",\"b\"],\"o\":[{},{}]}");

    assertThat(object.strings("s")).containsExactly("a", "b");
    assertThat(object.array("o").objects("o")).hasSize(2);
    refuses(() -> object.strings("o"), "o: every element must be a string");
    refuses(() -> object.array("s").objects("s"), "s: every element must be an object");
  }

  @Test
  void buildsWithoutAMemberForAnEmptyOptional() {
    assertThat(JsonObject.builder().put("a", Optional.empty()).put("b", Optional.of("x")).build())
        .isEqualTo(JsonObject.builder().put("b", "x").build());
  }

  @Test
  void printsNoText() throws JsonException {
    assertThat(object("{\"password\":\"hunter2\",\"answers\":[\"hunter2\"]}").toString())
        .contains("password")
        .doesNotContain("hunter2");
  }

  @Test
  void doesNotChangeWithItsBuilder() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);
    JsonObject built = builder.build();

    builder.put("b", 2);

    assertThat(built.members()).containsOnlyKeys("a");
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(call).withMessage(message);
  }

  private static JsonObject object(String text) throws JsonException {
    return new JsonReader(JsonLimits.MESSAGE).readObject(text.getBytes(StandardCharsets.UTF_8));
  }
}
