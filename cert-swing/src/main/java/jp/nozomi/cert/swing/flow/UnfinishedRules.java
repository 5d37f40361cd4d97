package jp.nozomi.cert.swing.flow;

/** The notice about interrupted enrolments. */
final class UnfinishedRules extends Stay {
  private final Flow flow;

  UnfinishedRules(Flow flow, Step.Unfinished step) {
    super(step);
    this.flow = flow;
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
