package jp.nozomi.cert.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jp.nozomi.cert.core.input.FieldRule.Violation;
import jp.nozomi.cert.core.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldRuleTest {
  private static final FieldRule RULE = new FieldRule(2, 4, Characters.ALPHANUMERIC);

  @ParameterizedTest
  @CsvSource({"ab", "abc", "a1B9"})
  void acceptsWhatFits(String text) {
    assertThat(RULE.check(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "a, TOO_SHORT",
    "abcde, TOO_LONG",
    "a c, FORBIDDEN_CHARACTER",
    "ａｂ, FORBIDDEN_CHARACTER",
    "abcd!, TOO_LONG"
  })
  void tellsTheFirstThingThatIsWrong(String text, Violation violation) {
    assertThat(RULE.check(text)).contains(violation);
  }

  @Test
  void acceptsNothingWhereNothingIsNeeded() {
    assertThat(new FieldRule(0, 4, Characters.ANY).check("")).isEmpty();
  }

  @Test
  void countsCodePoints() {
    FieldRule rule = new FieldRule(1, 2, Characters.ANY);

    assertThat(rule.check("𠮷𠮷")).isEmpty();
    assertThat(rule.check("𠮷𠮷𠮷")).contains(Violation.TOO_LONG);
  }

  @Test
  void checksASecretLikeAText() {
    try (Secret right = Secret.take("a1B9".toCharArray());
        Secret wrong = Secret.take("a1B9!".toCharArray())) {
      assertThat(RULE.check(right)).isEmpty();
      assertThat(RULE.check(wrong)).contains(Violation.TOO_LONG);
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 4", "5, 4", "0, 0", "0, 4097"})
  void refusesBoundsThatMakeNoSense(int min, int max) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FieldRule(min, max, Characters.ANY));
  }
}
