package jp.nozomi.cert.testkit.bank;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import jp.nozomi.cert.testkit.token.Totp;

/**
 * What the bank remembers of a customer's one-time password token: how far its clock is off, and
 * the latest password that was used (RFC 6238 sections 5.2 and 6).
 *
 * @param drift how many steps the token is ahead of the bank
 * @param lastStep the latest step whose password was used
 */
record OtpMemory(long drift, long lastStep) {
  static final OtpMemory NEW = new OtpMemory(0, Long.MIN_VALUE);

  /** One password may be this many steps off; two consecutive ones prove more. */
  private static final int WINDOW = 2;

  private static final int RESYNC_WINDOW = 20;

  /** Judges one password; empty if it is wrong, too far off or used before. */
  OptionalLong match(Totp totp, byte[] seed, long now, String code) {
    return around(now, WINDOW).filter(step -> totp.code(seed, step).equals(code)).findFirst();
  }

  /** Judges two consecutive passwords; gives the step of the first. */
  OptionalLong matchPair(Totp totp, byte[] seed, long now, String current, String next) {
    return around(now, RESYNC_WINDOW)
        .filter(step -> totp.code(seed, step).equals(current))
        .filter(step -> totp.code(seed, step + 1).equals(next))
        .findFirst();
  }

  private LongStream around(long now, int window) {
    long expected = now + drift;
    return LongStream.rangeClosed(expected - window, expected + window)
        .filter(step -> step > lastStep);
  }

  /** The memory after the password of a step was used. */
  OtpMemory used(long now, long step, long lastUsed) {
    return new OtpMemory(step - now, lastUsed);
  }
}
