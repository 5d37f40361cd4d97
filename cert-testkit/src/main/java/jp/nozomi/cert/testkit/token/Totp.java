package jp.nozomi.cert.testkit.token;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * Time-based one-time passwords, RFC 6238 with T0 = 0.
 *
 * @param algorithm the JDK's name of the HMAC
 * @param digits how many digits a password has, 6 to 9
 * @param period how long a password is shown
 */
public record Totp(String algorithm, int digits, Duration period) {
  /**
   * Gives what the fake bank's tokens do.
   *
   * @param period how long a password is shown; the manual's tokens take 60 seconds
   * @return HMAC-SHA-1, 6 digits
   */
  public static Totp standard(Duration period) {
    return new Totp("HmacSHA1", 6, period);
  }

  /**
   * Gives the time step of an instant.
   *
   * @param time the time
   * @return T of RFC 6238 section 4.2
   */
  public long step(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), period.toSeconds());
  }

  /**
   * Gives the password of a time step.
   *
   * @param seed the shared secret
   * @param step the time step
   * @return its digits
   */
  public String code(byte[] seed, long step) {
    byte[] message = ByteBuffer.allocate(Long.BYTES).putLong(step).array();
    return Truncation.code(algorithm, seed, message, digits);
  }
}
