package jp.nozomi.cert.protocol.preflight;

import jp.nozomi.cert.core.error.Failure;

/** What a monitoring system is told; the exit codes are those of the Monitoring Plugins. */
public enum Monitoring {
  /** Everything was checked, and nothing is wrong. */
  OK,
  /** Something needs attention. */
  WARNING,
  /** Something is broken. */
  CRITICAL,
  /** Nothing wrong was found, but not everything was checked. */
  UNKNOWN;

  /**
   * Gives the process's exit code.
   *
   * @return 0 to 3
   */
  public int exitCode() {
    return ordinal();
  }

  /**
   * Gives the stable name in JSON.
   *
   * @return the name in lower case
   */
  public String label() {
    return Failure.word(this);
  }

  static Monitoring of(Outcome outcome) {
    return switch (outcome) {
      case OK -> OK;
      case SKIPPED -> UNKNOWN;
      case WARNING -> WARNING;
      case FAILED -> CRITICAL;
    };
  }
}
