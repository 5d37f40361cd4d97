package jp.nozomi.cert.protocol.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.protocol.transport.Reply;

/** Reads Retry-After in all its forms (RFC 9110 sections 5.6.7 and 10.2.3). */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(365);

  /** IMF-fixdate, RFC 850 and asctime, in the order of likelihood. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US),
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.US),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US));

  private RetryAfter() {}

  /** The time to wait, never negative; a date counts from the reply's own Date. */
  static Optional<Duration> of(Reply reply, Instant now) {
    Optional<String> value = reply.header("retry-after").map(String::strip);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().matches("[0-9]{1,9}")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(value.get()))));
    }
    Instant from = reply.header("date").flatMap(RetryAfter::date).orElse(now);
    return value.flatMap(RetryAfter::date).map(until -> bounded(Duration.between(from, until)));
  }

  static Optional<Instant> date(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        // Another form, or none: the next one is tried.
        continue;
      }
    }
    return Optional.empty();
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
