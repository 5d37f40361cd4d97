package jp.nozomi.cert.testkit.bank;

import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Random names and secrets. Thread-safe if its source is. */
public final class RandomTokens {
  private final RandomGenerator random;

  /**
   * Uses a source of randomness.
   *
   * @param random the source, thread-safe
   */
  public RandomTokens(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Makes a token.
   *
   * @param bytes how many random bytes
   * @return them in base64url without padding
   */
  public String next(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw(bytes));
  }

  /**
   * Makes a token of digits and lower-case letters.
   *
   * @param bytes how many random bytes
   * @return them in hex
   */
  public String hex(int bytes) {
    return HexFormat.of().formatHex(raw(bytes));
  }

  private byte[] raw(int bytes) {
    byte[] out = new byte[bytes];
    random.nextBytes(out);
    return out;
  }
}
