package jp.nozomi.cert.protocol.pac;

/** A script is malformed, uses what is not supported here, fails, or wants too much. */
public final class PacException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param problem what is wrong, for the log
   */
  public PacException(String problem) {
    super(problem);
  }

  PacException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
