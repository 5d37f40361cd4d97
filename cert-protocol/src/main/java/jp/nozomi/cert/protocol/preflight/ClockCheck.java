package jp.nozomi.cert.protocol.preflight;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import jp.nozomi.cert.protocol.wire.Directory;

/** Compares the PC's clock with the server's, which a verified TLS reply told. */
final class ClockCheck {
  private ClockCheck() {}

  /** What is left for later checks is how far the server is ahead. */
  static Checked<Duration> of(Reach reach) {
    Optional<Instant> server = reach.directory().map(Directory::serverTime).or(() -> date(reach));
    if (server.isEmpty()) {
      return Checked.stop(CheckResult.skipped(CheckId.CLOCK, "no-server-time"));
    }
    Duration ahead = Duration.between(reach.repliedAt(), server.get());
    Duration tolerance = reach.hop().profile().policy().clockSkew();
    Finding finding = ahead.abs().compareTo(tolerance) > 0 ? Finding.CLOCK_WRONG : Finding.CLOCK_OK;
    return Checked.of(
        finding
            .with("pcTime", reach.repliedAt())
            .with("serverTime", server.get())
            .with("differenceSeconds", ahead.negated().toSeconds())
            .with("toleranceSeconds", tolerance.toSeconds()),
        ahead);
  }

  private static Optional<Instant> date(Reach reach) {
    return reach
        .reply()
        .flatMap(reply -> reply.header("date"))
        .flatMap(
            text -> {
              try {
                return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            });
  }
}
