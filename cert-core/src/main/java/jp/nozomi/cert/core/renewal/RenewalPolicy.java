package jp.nozomi.cert.core.renewal;

import java.time.Duration;
import java.time.Instant;

/**
 * The bank's rules about the life of a certificate (manual, section 3.1.1).
 *
 * @param windowDays how many days before its end a certificate can be renewed
 * @param validityDays how many days a certificate is valid
 */
public record RenewalPolicy(int windowDays, int validityDays) {
  /** The longest validity that a policy may have: about ten years. */
  public static final int LONGEST_VALIDITY_DAYS = 3_660;

  /**
   * Checks the numbers.
   *
   * @param windowDays at least 1, at most the validity
   * @param validityDays at least 1, at most {@link #LONGEST_VALIDITY_DAYS}
   * @throws IllegalArgumentException if a number is out of bounds
   */
  public RenewalPolicy {
    if (validityDays < 1 || validityDays > LONGEST_VALIDITY_DAYS) {
      throw new IllegalArgumentException("validity of " + validityDays + " days");
    }
    if (windowDays < 1 || windowDays > validityDays) {
      throw new IllegalArgumentException("renewal window of " + windowDays + " days");
    }
  }

  /**
   * Gives the longest validity that is accepted.
   *
   * @return the validity as a duration
   */
  public Duration longestValidity() {
    return Duration.ofDays(validityDays);
  }

  /**
   * Tells from when a certificate can be renewed.
   *
   * @param notAfter its end of validity
   * @return the first instant of its window
   */
  public Instant windowStart(Instant notAfter) {
    return notAfter.minus(Duration.ofDays(windowDays));
  }

  /**
   * Tells how a certificate stands; both ends of its validity and of its window belong to them (RFC
   * 5280 section 4.1.2.5).
   *
   * @param notBefore its start of validity
   * @param notAfter its end of validity
   * @param now the server's time
   * @return how it stands
   */
  public RenewalState stateAt(Instant notBefore, Instant notAfter, Instant now) {
    if (now.isBefore(notBefore)) {
      return RenewalState.NOT_YET_VALID;
    }
    if (now.isAfter(notAfter)) {
      return RenewalState.EXPIRED;
    }
    return now.isBefore(windowStart(notAfter)) ? RenewalState.TOO_EARLY : RenewalState.RENEWABLE;
  }

  /**
   * Counts the days that are left, as a person does: begun days count.
   *
   * @param notAfter the end of validity
   * @param now the server's time
   * @return the days; 0 if it is over
   */
  public static long daysLeft(Instant notAfter, Instant now) {
    return now.isBefore(notAfter) ? Duration.between(now, notAfter).minusNanos(1).toDays() + 1 : 0;
  }
}
