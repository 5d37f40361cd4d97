package jp.nozomi.cert.testkit.token;

import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The truncated HMAC of RFC 4226 section 5.3, which HOTP, TOTP and OCRA share. */
final class Truncation {
  private static final int[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private Truncation() {}

  static String code(String algorithm, byte[] seed, byte[] message, int digits) {
    byte[] hash;
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(seed, algorithm));
      hash = mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
    int offset = hash[hash.length - 1] & 0xf;
    int number =
        (hash[offset] & 0x7f) << 24
            | (hash[offset + 1] & 0xff) << 16
            | (hash[offset + 2] & 0xff) << 8
            | (hash[offset + 3] & 0xff);
    return String.format(Locale.ROOT, "%0" + digits + "d", number % POWERS[digits]);
  }
}
