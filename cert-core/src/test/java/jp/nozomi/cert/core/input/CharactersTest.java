package jp.nozomi.cert.core.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CharactersTest {
  @ParameterizedTest
  @CsvSource({
    "DIGITS, 0123456789",
    "ALPHANUMERIC, 09AZaz",
    "ASCII, ' !~aZ9'",
    "ANY, 'aé秘𠮷 \u3000'"
  })
  void containTheirOwn(Characters set, String text) {
    assertThat(text.codePoints()).allMatch(set::contains);
  }

  @ParameterizedTest
  @CsvSource({
    "DIGITS, '/:a ０\u0660'",
    "ALPHANUMERIC, '@[`{_-Ａé'",
    "ASCII, '\u001F\u007Fé'",
    "ANY, '\u0000\t\n\u007F\u0085'"
  })
  void containNothingElse(Characters set, String text) {
    assertThat(text.codePoints()).isNotEmpty().noneMatch(set::contains);
  }

  @Test
  void neverContainHalfASurrogatePair() {
    for (Characters set : Characters.values()) {
      assertThat(set.contains(0xD800)).isFalse();
      assertThat(set.contains(0xDFFF)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void areFoundByTheirLabel(Characters set) {
    assertThat(Characters.find(set.label())).contains(set);
  }

  @Test
  void areNotFoundByAnotherLabel() {
    assertThat(Characters.find("DIGITS")).isEmpty();
    assertThat(Characters.find("")).isEmpty();
  }
}
