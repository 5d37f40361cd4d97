package jp.nozomi.cert.protocol.enroll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The server's time, as a verified TLS reply told it; the PC's clock only counts on from there. */
final class ServerTime {
  private final Clock clock;
  private final Duration ahead;

  ServerTime(Clock clock, Instant told) {
    this.clock = clock;
    this.ahead = Duration.between(clock.instant(), told);
  }

  Instant now() {
    return clock.instant().plus(ahead);
  }
}
