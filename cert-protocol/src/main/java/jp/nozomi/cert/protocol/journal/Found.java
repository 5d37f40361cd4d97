package jp.nozomi.cert.protocol.journal;

import java.util.Optional;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * What a journal has of one enrolment.
 *
 * @param id the name of its files
 * @param entry the entry; empty if it is of a newer format, or damaged
 * @param renewal whether it is a renewal, as far as can be told
 * @param store where its key is, as far as can be told
 * @param condition whether it may be acted on
 */
public record Found(
    String id,
    Optional<JournalEntry> entry,
    boolean renewal,
    StoreLocation store,
    Condition condition) {
  /** Whether an entry may be acted on. */
  public enum Condition {
    /** This user's, on this machine. */
    OWN,
    /** Another machine's or user's. */
    FOREIGN,
    /** Of a newer version of the app. */
    NEWER,
    /** Both of its generations are damaged. */
    DAMAGED
  }
}
