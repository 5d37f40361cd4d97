package jp.nozomi.cert.swing.flow;

import java.util.Optional;
import jp.nozomi.cert.core.error.Failure;

/** CCHK902 and the error panel. */
final class StoppedRules extends Stay {
  private final Flow flow;
  private final Step.Stopped step;

  StoppedRules(Flow flow, Step.Stopped step) {
    super(step);
    this.flow = flow;
    this.step = step;
  }

  @Override
  public Transition retryChosen(Event.RetryChosen event) {
    Optional<Enrollment> enrollment = step.enrollment();
    if (enrollment.isEmpty() || isHalfDone()) {
      return flow.open();
    }
    return flow.toLogin(enrollment.get());
  }

  @Override
  public Transition backChosen(Event.BackChosen event) {
    return Flow.home();
  }

  @Override
  public Transition closeChosen(Event.CloseChosen event) {
    return Transition.to(new Step.Closed(), new Effect.Close());
  }

  /** A certificate was issued: trying again means finishing that one, never issuing another. */
  private boolean isHalfDone() {
    return step.failure().revocation() != Failure.Revocation.NOT_NEEDED;
  }
}
