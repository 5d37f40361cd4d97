package jp.nozomi.cert.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.nozomi.cert.core.Mutations;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class JsonPropertyTest {
  private static final JsonReader READER = new JsonReader(JsonLimits.MESSAGE);

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("values") JsonValue value) throws JsonException {
    assertThat(READER.read(JsonWriter.compact(value))).isEqualTo(value);
    assertThat(READER.read(JsonWriter.pretty(value))).isEqualTo(value);
  }

  @Property
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void mutatedJsonIsReadOrRefused(@ForAll("values") JsonValue value, @ForAll long seed) {
    readOrRefuse(Mutations.mutate(JsonWriter.compact(value), seed));
  }

  @Property
  void textOfJsonSignsIsReadOrRefused(@ForAll("signs") String text) {
    readOrRefuse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Any other exception fails the property. */
  private static void readOrRefuse(byte[] bytes) {
    try {
      JsonValue value = READER.read(bytes);
      assertThat(READER.read(JsonWriter.compact(value))).isEqualTo(value);
    } catch (JsonException e) {
      assertThat(e.where()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\"a\"",
            "\\",
            "\\uD800",
            "1",
            "-",
            ".",
            "e",
            "E9999999999",
            "true",
            "null",
            " ",
            "\u0000",
            "信")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<JsonValue> values() {
    return valuesOfDepth(3);
  }

  private static Arbitrary<JsonValue> valuesOfDepth(int depth) {
    Arbitrary<String> text =
        Arbitraries.strings()
            .ofMaxLength(20)
            .filter(candidate -> StandardCharsets.UTF_8.newEncoder().canEncode(candidate));
    Arbitrary<JsonValue> leaf =
        Arbitraries.oneOf(
            text.map(JsonString::new),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                .ofScale(10)
                .map(JsonNumber::new),
            Arbitraries.longs().map(JsonNumber::of),
            Arbitraries.of(true, false).map(JsonBoolean::new),
            Arbitraries.just(JsonNull.NULL));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonValue> inner = valuesOfDepth(depth - 1);
    Arbitrary<List<JsonValue>> elements = inner.list().ofMaxSize(4);
    return Arbitraries.frequencyOf(
        Tuple.of(2, leaf),
        Tuple.of(1, elements.map(JsonArray::new)),
        Tuple.of(1, Arbitraries.maps(text, inner).ofMaxSize(4).map(JsonObject::new)));
  }
}
