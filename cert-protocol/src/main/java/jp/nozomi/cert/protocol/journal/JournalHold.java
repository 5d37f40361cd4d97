package jp.nozomi.cert.protocol.journal;

import java.util.List;
import jp.nozomi.cert.core.error.CodedException;

/** A journal while nobody else uses it. Not thread-safe. */
public interface JournalHold extends AutoCloseable {
  /**
   * Lists what is written down.
   *
   * @return every entry, foreign and damaged ones included, the oldest first
   * @throws CodedException if the journal can not be read
   */
  List<Found> entries() throws CodedException;

  /**
   * Writes an entry, in place of the one of the same id.
   *
   * @param entry the entry; on the disk for good when this returns
   * @throws CodedException if it can not be written
   */
  void write(JournalEntry entry) throws CodedException;

  /**
   * Strikes an entry out.
   *
   * @param entry the entry
   * @throws CodedException if the journal can not be written
   */
  void remove(JournalEntry entry) throws CodedException;

  /** Lets others have the journal. */
  @Override
  void close();
}
