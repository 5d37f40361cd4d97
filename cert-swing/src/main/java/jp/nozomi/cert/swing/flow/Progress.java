package jp.nozomi.cert.swing.flow;

import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Stage;

/**
 * How far the work behind a busy screen has come.
 *
 * @param stage the real stage
 * @param furthest the furthest stage so far: the key is made between two challenges, and what shows
 *     how far the work has come must not step back
 * @param waitingUntil when the next attempt is made, if the bank makes the app wait
 * @param cancelling whether the user asked to stop
 */
public record Progress(
    Stage stage, Stage furthest, Optional<Instant> waitingUntil, boolean cancelling) {
  static Progress at(Stage stage) {
    return new Progress(stage, stage, Optional.empty(), false);
  }

  Progress enter(Stage next) {
    return new Progress(
        next, next.compareTo(furthest) > 0 ? next : furthest, Optional.empty(), cancelling);
  }

  Progress waiting(Instant until) {
    return new Progress(stage, furthest, Optional.of(until), cancelling);
  }

  Progress cancel() {
    return new Progress(stage, furthest, waitingUntil, true);
  }

  /**
   * Tells whether a request to stop is accepted now.
   *
   * @return true while cancelling is safe and was not asked for yet
   */
  public boolean isCancellable() {
    return stage.isCancellable() && !cancelling;
  }
}
