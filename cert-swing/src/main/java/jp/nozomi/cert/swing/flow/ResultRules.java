package jp.nozomi.cert.swing.flow;

/** CCHK007: the only way on is to end the app. */
final class ResultRules extends Stay {
  ResultRules(Step.Result step) {
    super(step);
  }

  @Override
  public Transition closeChosen(Event.CloseChosen event) {
    return Transition.to(new Step.Closed(), new Effect.Close());
  }
}
