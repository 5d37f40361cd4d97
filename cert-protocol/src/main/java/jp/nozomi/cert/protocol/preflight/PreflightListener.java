package jp.nozomi.cert.protocol.preflight;

/** Is told how far a preflight got, on the thread that runs it. */
public interface PreflightListener {
  /** A listener that looks away. */
  PreflightListener NONE = new PreflightListener() {};

  /**
   * Is told that a check begins.
   *
   * @param check which
   */
  default void began(CheckId check) {}

  /**
   * Is told what a check found.
   *
   * @param result the result
   */
  default void ended(CheckResult result) {}
}
