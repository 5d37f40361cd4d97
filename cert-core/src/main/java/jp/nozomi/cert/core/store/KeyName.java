package jp.nozomi.cert.core.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{32}");

  /**
   * Checks the form.
   *
   * @param value {@code nozomi-} and 32 hexadecimal digits
   * @throws IllegalArgumentException if it is anything else
   */
  public KeyName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a key name");
    }
  }

  /**
   * Tells the app's names from those that other programs give.
   *
   * @param label a key's name in a store
   * @return the name, or empty if it is not of the app's form
   */
  public static Optional<KeyName> find(String label) {
    return FORM.matcher(label).matches() ? Optional.of(new KeyName(label)) : Optional.empty();
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
