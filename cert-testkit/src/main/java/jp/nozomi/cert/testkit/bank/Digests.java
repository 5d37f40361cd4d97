package jp.nozomi.cert.testkit.bank;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hex. */
public final class Digests {
  private Digests() {}

  /**
   * Hashes bytes.
   *
   * @param bytes the bytes
   * @return 64 hexadecimal digits in lower case
   */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
