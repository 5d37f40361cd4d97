package jp.nozomi.cert.protocol.journal;

import jp.nozomi.cert.core.error.CodedException;

/** Where enrolments are written down. Thread-safe. */
public interface Journal {
  /**
   * Takes the journal for one piece of work.
   *
   * @return the hold, to be closed
   * @throws CodedException with {@link jp.nozomi.cert.core.error.ErrorCode#ENROLLMENT_IN_PROGRESS}
   *     if somebody else has it, or if it can not be written
   */
  JournalHold hold() throws CodedException;
}
