package jp.nozomi.cert.update.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  private static String canonical(String json) throws JsonException {
    return new String(
        CanonicalJson.encode(
            new JsonReader(JsonLimits.MESSAGE).read(json.getBytes(StandardCharsets.UTF_8))),
        StandardCharsets.UTF_8);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(
            "{ \"b\" : 1 , \"a\" : [ true , false , null ] }", "{\"a\":[true,false,null],\"b\":1}"),
        Arguments.of("\"tab\\tline\\n\"", "\"tab\tline\n\""),
        Arguments.of("\"quote\\\" back\\\\ slash\\/\"", "\"quote\\\" back\\\\ slash/\""),
        Arguments.of("\"\\u65e5本\"", "\"日本\""),
        Arguments.of("-0", "0"),
        Arguments.of("12345678901234567890", "12345678901234567890"),
        // Code points, where UTF-16 has the other order.
        Arguments.of("{\"\\ud83d\\ude00\":2,\"\\uffff\":1}", "{\"\uffff\":1,\"\ud83d\ude00\":2}"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void writesOneFormForAll(String json, String expected) throws JsonException {
    assertThat(canonical(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "0.5", "[1.5]", "{\"a\":1E400}"})
  void refusesNumbersThatAreNotPlainIntegers(String json) {
    assertThatThrownBy(() -> canonical(json)).isInstanceOf(JsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00x", "a\ud800b"})
  void refusesHalfOfASurrogatePair(String text) {
    assertThatThrownBy(() -> CanonicalJson.encode(new JsonString(text)))
        .isInstanceOf(JsonException.class);
  }
}
