package jp.nozomi.cert.protocol.journal;

import java.nio.file.Path;
import jp.nozomi.cert.core.error.CodedException;

/** Another process that tries to hold a journal. */
final class LockProbe {
  static final int FREE = 10;
  static final int LOCKED = 11;

  private LockProbe() {}

  public static void main(String[] args) {
    DirectoryJournal journal =
        new DirectoryJournal(
            Path.of(args[0]), new Owner("machine", "user", "9999"), JournalObserver.NONE);
    try (JournalHold hold = journal.hold()) {
      System.exit(hold.entries().isEmpty() ? FREE : 1);
    } catch (CodedException e) {
      System.exit(LOCKED);
    }
  }
}
