package jp.nozomi.cert.swing.flow;

import java.util.Optional;

/** The notice about interrupted enrolments, of which at least one gave a certificate. */
final class RecoveredRules extends CareRules {
  private final Flow flow;
  private final Step.Unfinished step;

  RecoveredRules(Flow flow, Step.Unfinished step, Aftercare care) {
    super(step, care);
    this.flow = flow;
    this.step = step;
  }

  @Override
  Step caring(Aftercare now) {
    return new Step.Unfinished(step.outcomes(), Optional.of(now));
  }

  /** Back from the question of consent, else to the start screen. */
  @Override
  public Transition backChosen(Event.BackChosen event) {
    return switch (care().deletion()) {
      case ASKED -> super.backChosen(event);
      // What comes of it is told here.
      case RUNNING -> stay();
      case OFFERED, DONE, FAILED -> Flow.home();
    };
  }

  /** What is still open is tried first; without it, there are the browsers to look at. */
  @Override
  public Transition retryChosen(Event.RetryChosen event) {
    if (!step.isPending()) {
      return super.retryChosen(event);
    }
    return care().deletion() == Aftercare.Deletion.RUNNING ? stay() : flow.open();
  }
}
