package jp.nozomi.cert.protocol.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange whose reply does not begin in time; the reading of the body has a deadline of
 * its own. For one exchange.
 */
public final class Patience implements Interruption {
  private final Duration time;
  private final Deadlines deadlines;
  private @Nullable Future<?> late;

  Patience(Duration time, Deadlines deadlines) {
    this.time = time;
    this.deadlines = deadlines;
  }

  /** Begins anew with each attempt: what a user takes to log in at a proxy is not counted. */
  @Override
  public Runnable onRequest(Runnable act) {
    late = deadlines.in(time, act);
    return this::replied;
  }

  /** Is told that the reply has begun. */
  public void replied() {
    if (late != null) {
      late.cancel(false);
    }
  }
}
