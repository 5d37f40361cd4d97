package jp.nozomi.cert.protocol.preflight;

import jp.nozomi.cert.core.error.Failure;

/** How a check ended, the best first. */
public enum Outcome {
  /** Nothing is wrong. */
  OK,
  /** Not checked, because an earlier check failed or nobody said what to look at. */
  SKIPPED,
  /** Enrolments work, but something needs attention. */
  WARNING,
  /** Enrolments will not work. */
  FAILED;

  /**
   * Gives the stable name in JSON.
   *
   * @return the name in lower case
   */
  public String label() {
    return Failure.word(this);
  }
}
