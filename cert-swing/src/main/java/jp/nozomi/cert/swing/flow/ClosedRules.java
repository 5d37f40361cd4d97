package jp.nozomi.cert.swing.flow;

/** The end: nothing leads away from it. */
final class ClosedRules extends Stay {
  ClosedRules(Step.Closed step) {
    super(step);
  }
}
