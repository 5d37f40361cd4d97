package jp.nozomi.cert.swing.flow;

/** CCHK007. */
final class ResultRules extends CareRules {
  private final Step.Result step;

  ResultRules(Step.Result step) {
    super(step, step.care());
    this.step = step;
  }

  @Override
  Step caring(Aftercare now) {
    return new Step.Result(step.result(), now);
  }
}
