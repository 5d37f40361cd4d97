package jp.nozomi.cert.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLimitsTest {
  private static final JsonReader SMALL = new JsonReader(new JsonLimits(400, 3, 20, 5));
  private static final JsonReader MESSAGE = new JsonReader(JsonLimits.MESSAGE);

  @Test
  void acceptsTheLongestTextAndNotAByteMore() {
    accepts("1" + " ".repeat(399));
    refuses("1" + " ".repeat(400), "$: longer than 400 bytes");
  }

  @Test
  void countsBytesAndNotCharacters() {
    refuses("\"" + "信".repeat(133) + "\"", "$: longer than 400 bytes");
  }

  @Test
  void acceptsTheDeepestNestingAndNotALevelMore() {
    accepts("[[[]]]");
    accepts("{\"a\":[{}]}");
    refuses("[[[[]]]]");
    refuses("{\"a\":[{\"b\":{}}]}");
  }

  @Test
  void acceptsTheLongestStringAndNotACharacterMore() {
    accepts("\"" + "x".repeat(20) + "\"");
    refuses("\"" + "x".repeat(21) + "\"");
  }

  @Test
  void limitsMemberNamesLikeStrings() {
    accepts("{\"" + "x".repeat(20) + "\":1}");
    refuses("{\"" + "x".repeat(21) + "\":1}");
  }

  @Test
  void acceptsTheMostValuesAndNotOneMore() {
    accepts("[1,2,3,4]");
    refuses("[1,2,3,4,5]", "$: more than 5 values");
  }

  @Test
  void limitsTheDigitsOfNumbers() {
    assertThatNoException().isThrownBy(() -> MESSAGE.read(utf8("9".repeat(100))));
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> MESSAGE.read(utf8("9".repeat(101))));
  }

  @Test
  void takesAMessageOfSixteenLevels() {
    assertThatNoException().isThrownBy(() -> MESSAGE.read(utf8("[".repeat(16) + "]".repeat(16))));
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> MESSAGE.read(utf8("[".repeat(17) + "]".repeat(17))));
  }

  @Test
  void refusesAHundredThousandLevelsWithoutOverflowingTheStack() {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> MESSAGE.read(utf8("[".repeat(100_000))));
  }

  private static void accepts(String text) {
    assertThatNoException().isThrownBy(() -> SMALL.read(utf8(text)));
  }

  private static void refuses(String text) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> SMALL.read(utf8(text)));
  }

  private static void refuses(String text, String message) {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> SMALL.read(utf8(text)))
        .satisfies(refusal -> assertThat(refusal).hasMessage(message));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
