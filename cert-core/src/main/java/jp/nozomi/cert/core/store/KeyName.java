package jp.nozomi.cert.core.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The name of a key in its store, random so that no two keys share one.
 *
 * <p>The journal writes it before the key exists, so that recovery can delete exactly the keys that
 * the app made.
 *
 * @param value {@code nozomi-} and 32 hexadecimal digits
 */
public record KeyName(String value) {
  private static final String PREFIX = "nozomi-";
  private static final int RANDOM_BYTES = 16;

  /**
   * Checks the form.
   *
   * @param value {@code nozomi-} and 32 hexadecimal digits
   * @throws IllegalArgumentException if it is anything else
   */
  public KeyName {
    if (!value.matches(PREFIX + "[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not a key name");
    }
  }

  /**
   * Makes a fresh name.
   *
   * @param random the source of randomness
   * @return the name
   */
  public static KeyName random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new KeyName(PREFIX + HexFormat.of().formatHex(bytes));
  }
}
