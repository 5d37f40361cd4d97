package jp.nozomi.cert.protocol.pac;

/** A statement that can be run. */
@FunctionalInterface
interface Statement {
  /** How a statement ended. */
  enum How {
    DONE,
    BREAK,
    CONTINUE,
    RETURN
  }

  /** How a statement ended, and with what if it returned. */
  record End(How how, Object value) {
    static final End DONE = new End(How.DONE, Nothing.UNDEFINED);
  }

  End run(Scope scope) throws PacException;
}
