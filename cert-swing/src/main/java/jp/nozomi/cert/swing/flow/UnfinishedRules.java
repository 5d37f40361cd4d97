package jp.nozomi.cert.swing.flow;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;

/** The notice about interrupted enrolments, none of which gave a certificate. */
final class UnfinishedRules extends Stay {
  private final Flow flow;

  UnfinishedRules(Flow flow, Step.Unfinished step) {
    super(step);
    this.flow = flow;
  }

  /** Tells what became of them; what was finished gets the care of a fresh certificate. */
  static Transition tell(List<RecoveryOutcome> outcomes) {
    Optional<Aftercare> care = Aftercare.of(outcomes);
    Step told = new Step.Unfinished(outcomes, care);
    return care.isPresent() ? Transition.to(told, new Effect.LookAround()) : Transition.to(told);
  }

  @Override
  public Transition backChosen(Event.BackChosen event) {
    return Flow.home();
  }

  @Override
  public Transition retryChosen(Event.RetryChosen event) {
    return flow.open();
  }

  @Override
  public Transition closeChosen(Event.CloseChosen event) {
    return Transition.to(new Step.Closed(), new Effect.Close());
  }
}
