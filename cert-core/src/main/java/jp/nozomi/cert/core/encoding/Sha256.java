package jp.nozomi.cert.core.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 in the one form in which the app writes it: 64 hexadecimal digits in lower case. */
public final class Sha256 {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  /**
   * Hashes bytes.
   *
   * @param bytes what is hashed
   * @return 64 hexadecimal digits in lower case
   */
  public static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Checks the form of a hash.
   *
   * @param hex what should be 64 hexadecimal digits in lower case
   * @throws IllegalArgumentException if it is anything else
   */
  public static void requireHex(String hex) {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hex");
    }
  }
}
