package jp.nozomi.cert.protocol.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.transport.Reply;

/**
 * Repeats calls within bounds. Every call of the protocol may be repeated (wire protocol, section
 * 7), the signed ones with a fresh nonce, which is why an attempt is more than one request.
 */
final class Retries {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private final HttpSettings settings;
  private final Problems problems;
  private final Clock clock;

  Retries(HttpSettings settings, Problems problems, Clock clock) {
    this.settings = settings;
    this.problems = problems;
    this.clock = clock;
  }

  /** One try of a call. */
  @FunctionalInterface
  interface Attempt {
    Reply run() throws CodedException;
  }

  Reply run(Attempt attempt, CallContext context) throws CodedException {
    Duration pause = FIRST_PAUSE;
    for (int tries = 1; ; tries++) {
      boolean last = tries == settings.attempts();
      try {
        Reply reply = attempt.run();
        Optional<Duration> wait = last ? Optional.empty() : wait(reply);
        if (wait.isEmpty()) {
          return reply;
        }
        context.pause(wait.get(), clock.instant().plus(wait.get()));
      } catch (ConnectionException e) {
        if (last || !e.reason().isTransient()) {
          throw e;
        }
        context.pause(pause, clock.instant().plus(pause));
        pause = pause.multipliedBy(2);
      }
    }
  }

  /** How long the server asks to wait, if it does and that is within the client's bound. */
  private Optional<Duration> wait(Reply reply) {
    if (reply.status() != 503 && reply.status() != 429) {
      return Optional.empty();
    }
    boolean maintenance =
        problems
            .document(reply)
            .flatMap(problems::name)
            .map(name -> name == ProblemName.MAINTENANCE)
            .orElse(false);
    return maintenance
        ? Optional.empty()
        : problems.retryAfter(reply).filter(wait -> wait.compareTo(settings.longestWait()) <= 0);
  }
}
