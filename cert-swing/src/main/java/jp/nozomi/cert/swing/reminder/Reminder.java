package jp.nozomi.cert.swing.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.renewal.RenewalState;

/**
 * Decides when to remind: as the renewal window opens, and some times more before the end.
 *
 * @param policy the bank's
 */
public record Reminder(RenewalPolicy policy) {
  private static final List<Integer> AGAIN = List.of(14, 7, 3, 1);

  /**
   * A reminder that is due.
   *
   * @param expiry the certificate
   * @param daysLeft how many days it is valid still, begun days counted
   * @param step the number of days that this reminder is for
   */
  public record Due(Expiry expiry, long daysLeft, int step) {}

  /**
   * Finds what is due.
   *
   * @param expiries the certificates that are known
   * @param now the time
   * @return a reminder for each certificate that has one due
   */
  public List<Due> due(List<Expiry> expiries, Instant now) {
    return expiries.stream().flatMap(expiry -> due(expiry, now).stream()).toList();
  }

  private Optional<Due> due(Expiry expiry, Instant now) {
    if (policy.stateAt(expiry.notBefore(), expiry.notAfter(), now) != RenewalState.RENEWABLE) {
      return Optional.empty();
    }
    long daysLeft = RenewalPolicy.daysLeft(expiry.notAfter(), now);
    return IntStream.concat(
            IntStream.of(policy.windowDays()), AGAIN.stream().mapToInt(Integer::intValue))
        .filter(step -> daysLeft <= step)
        .min()
        .stream()
        .filter(step -> expiry.told().isEmpty() || expiry.told().getAsInt() > step)
        .mapToObj(step -> new Due(expiry, daysLeft, step))
        .findFirst();
  }
}
