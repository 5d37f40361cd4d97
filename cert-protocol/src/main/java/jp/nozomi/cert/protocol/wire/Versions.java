package jp.nozomi.cert.protocol.wire;

import java.math.BigInteger;

/**
 * Compares versions such as 0.1.0-SNAPSHOT by their numbers; what follows them counts for nothing.
 */
public final class Versions {
  private Versions() {}

  /**
   * Compares two versions.
   *
   * @param version the one
   * @param minimum the other
   * @return true if the one is older
   */
  public static boolean isOlder(String version, String minimum) {
    String[] have = numbers(version);
    String[] want = numbers(minimum);
    for (int i = 0; i < Math.max(have.length, want.length); i++) {
      int compared = number(have, i).compareTo(number(want, i));
      if (compared != 0) {
        return compared < 0;
      }
    }
    return false;
  }

  private static String[] numbers(String version) {
    return version.split("[-+]", 2)[0].split("\\.");
  }

  private static BigInteger number(String[] parts, int at) {
    return at < parts.length && parts[at].matches("[0-9]{1,18}")
        ? new BigInteger(parts[at])
        : BigInteger.ZERO;
  }
}
