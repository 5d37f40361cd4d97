package jp.nozomi.cert.update.tuf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The digests that metadata uses. */
public final class Digests {
  private Digests() {}

  /**
   * Hashes bytes.
   *
   * @param algorithm the JDK's name of the algorithm, one that every JDK has
   * @param bytes the bytes
   * @return the digest in lower-case hex
   */
  public static String hex(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(digest(algorithm).digest(bytes));
  }

  /**
   * Makes a digest.
   *
   * @param algorithm the JDK's name of the algorithm, one that every JDK has
   * @return a fresh digest
   */
  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every JDK", e);
    }
  }

  /**
   * Translates metadata's name of a hash algorithm.
   *
   * @param name for example sha256
   * @return the JDK's name, or empty if the algorithm is not accepted
   */
  public static Optional<String> jdkName(String name) {
    return switch (name) {
      case "sha256" -> Optional.of("SHA-256");
      case "sha512" -> Optional.of("SHA-512");
      default -> Optional.empty();
    };
  }
}
