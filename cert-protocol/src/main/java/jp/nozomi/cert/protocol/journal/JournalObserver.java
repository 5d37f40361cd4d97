package jp.nozomi.cert.protocol.journal;

/** Is told before and after an entry is written or struck out. */
@FunctionalInterface
public interface JournalObserver {
  /** An observer that looks away. */
  JournalObserver NONE = (done, what) -> {};

  /**
   * Is told.
   *
   * @param done false before, true after
   * @param what the step that is written, or REMOVED
   */
  void at(boolean done, String what);
}
