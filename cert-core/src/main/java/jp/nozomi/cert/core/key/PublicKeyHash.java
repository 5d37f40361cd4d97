package jp.nozomi.cert.core.key;

import java.security.PublicKey;
import jp.nozomi.cert.core.encoding.Sha256;

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
    Sha256.requireHex(hex);
  }

  /**
   * Hashes a public key.
   *
   * @param key a key in the X.509 encoding, as the JDK's providers give it
   * @return the hash of its encoding
   */
  public static PublicKeyHash of(PublicKey key) {
    return new PublicKeyHash(Sha256.hex(key.getEncoded()));
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
