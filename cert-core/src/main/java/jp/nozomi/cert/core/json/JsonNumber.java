package jp.nozomi.cert.core.json;

import java.math.BigDecimal;

/**
 * A JSON number, kept exactly as it was written.
 *
 * @param value the number
 */
public record JsonNumber(BigDecimal value) implements JsonValue {
  /**
   * Makes a number from an integer.
   *
   * @param value the integer
   * @return the number
   */
  public static JsonNumber of(long value) {
    return new JsonNumber(BigDecimal.valueOf(value));
  }
}
