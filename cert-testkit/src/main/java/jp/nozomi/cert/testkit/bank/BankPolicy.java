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
    List<KeySpec> keys) {
  /** Copies the kinds of key. */
  public BankPolicy {
    keys = List.copyOf(keys);
  }

  /**
   * Gives the numbers of the manual's bank, under the test bank's code.
   *
   * @return 366 days, 40 days, 7 days, 7 days, 10 minutes, 3 attempts
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
        List.of(KeySpec.values()));
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
