package jp.nozomi.cert.testkit.bank;

import java.time.Duration;
import java.util.List;
import jp.nozomi.cert.core.key.KeySpec;

/**
 * The bank's numbers.
 *
 * @param bankCode the four digits
 * @param validityDays how long a certificate is valid
 * @param renewalWindowDays how long before its end it can be renewed
 * @param confirmWithin how long an order waits for its confirmation
 * @param grace how long a superseded certificate still logs in
 * @param sessionLife how long a session lives after its last call
 * @param maxAttempts how many wrong answers lock a customer
 * @param otpPeriod how long a token shows a one-time password
 * @param keys the kinds of key that are accepted, the preferred one first
 */
public record BankPolicy(
    String bankCode,
    int validityDays,
    int renewalWindowDays,
    Duration confirmWithin,
    Duration grace,
    Duration sessionLife,
    int maxAttempts,
    Duration otpPeriod,
    List<KeySpec> keys) {
  /** Copies the kinds of key. */
  public BankPolicy {
    keys = List.copyOf(keys);
  }

  /**
   * Gives the numbers of the manual's bank, under the test bank's code.
   *
   * @return 366 days, 40 days, 7 days, 7 days, 10 minutes, 3 attempts, 60 seconds
   */
  public static BankPolicy standard() {
    return new BankPolicy(
        "9999",
        366,
        40,
        Duration.ofDays(7),
        Duration.ofDays(7),
        Duration.ofMinutes(10),
        3,
        Duration.ofSeconds(60),
        List.of(KeySpec.values()));
  }

  /**
   * Accepts other kinds of key.
   *
   * @param specs the kinds, the preferred one first
   * @return the policy with them
   */
  public BankPolicy withKeys(List<KeySpec> specs) {
    return new BankPolicy(
        bankCode,
        validityDays,
        renewalWindowDays,
        confirmWithin,
        grace,
        sessionLife,
        maxAttempts,
        otpPeriod,
        specs);
  }

  /**
   * Takes other one-time password tokens.
   *
   * @param period how long a password is shown
   * @return the policy with them
   */
  public BankPolicy withOtpPeriod(Duration period) {
    return new BankPolicy(
        bankCode,
        validityDays,
        renewalWindowDays,
        confirmWithin,
        grace,
        sessionLife,
        maxAttempts,
        period,
        keys);
  }

  /**
   * Gives the validity.
   *
   * @return how long a certificate is valid
   */
  public Duration validity() {
    return Duration.ofDays(validityDays);
  }
}
