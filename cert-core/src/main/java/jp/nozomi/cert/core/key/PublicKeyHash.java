package jp.nozomi.cert.core.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/**
 * The SHA-256 of a key's subject public key info (RFC 5280 section 4.1.2.7).
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record PublicKeyHash(String hex) {
  private static final int SHOWN_DIGITS = 8;

  /**
   * Checks the form.
   *
   * @param hex 64 hexadecimal digits in lower case
   * @throws IllegalArgumentException if it is anything else
   */
  public PublicKeyHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hex");
    }
  }

  /**
   * Hashes a public key.
   *
   * @param key the key
   * @return the hash of its encoding
   */
  public static PublicKeyHash of(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return new PublicKeyHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Gives the digits that a person compares with the token's display.
   *
   * @return the first eight digits
   */
  public String shown() {
    return hex.substring(0, SHOWN_DIGITS);
  }
}
