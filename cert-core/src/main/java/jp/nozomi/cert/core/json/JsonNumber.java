package jp.nozomi.cert.core.json;

import java.math.BigDecimal;

/**
 * A JSON number, exact in every digit.
 *
 * @param value the number; 1.0 and 1 are different values, as for {@link BigDecimal#equals}
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
