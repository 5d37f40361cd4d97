package jp.nozomi.cert.core.input;

import java.nio.CharBuffer;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;

/**
 * How long a field's text may be and of which characters.
 *
 * @param min the least count of Unicode code points
 * @param max the greatest count of Unicode code points
 * @param characters the characters that are accepted
 */
public record FieldRule(int min, int max, Characters characters) {
  private static final int LONGEST = 4096;

  /** How a text breaks the rule. */
  public enum Violation {
    /** Nothing was typed. */
    EMPTY,
    /** Fewer characters than the least. */
    TOO_SHORT,
    /** More characters than the most. */
    TOO_LONG,
    /** A character that is not accepted. */
    FORBIDDEN_CHARACTER
  }

  /**
   * Checks the bounds.
   *
   * @param min 0 or more
   * @param max at least {@code min}, at most 4096
   * @param characters the characters that are accepted
   * @throws IllegalArgumentException if a bound is wrong
   */
  public FieldRule {
    if (min < 0 || max < Math.max(1, min) || max > LONGEST) {
      throw new IllegalArgumentException("lengths from " + min + " to " + max);
    }
  }

  /**
   * Checks a text.
   *
   * @param text what was typed
   * @return the first thing that is wrong, or empty
   */
  public Optional<Violation> check(CharSequence text) {
    int length = Character.codePointCount(text, 0, text.length());
    if (length == 0 && min > 0) {
      return Optional.of(Violation.EMPTY);
    }
    if (length < min) {
      return Optional.of(Violation.TOO_SHORT);
    }
    if (length > max) {
      return Optional.of(Violation.TOO_LONG);
    }
    return text.codePoints().allMatch(characters::contains)
        ? Optional.empty()
        : Optional.of(Violation.FORBIDDEN_CHARACTER);
  }

  /**
   * Checks a secret.
   *
   * @param secret what was typed
   * @return the first thing that is wrong, or empty
   */
  public Optional<Violation> check(Secret secret) {
    return secret.use(chars -> check(CharBuffer.wrap(chars)));
  }
}
