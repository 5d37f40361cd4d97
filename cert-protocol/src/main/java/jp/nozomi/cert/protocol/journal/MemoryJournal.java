package jp.nozomi.cert.protocol.journal;

import java.util.List;

/** No journal: for embedders that take the risk. One piece of work at a time still. */
public final class MemoryJournal implements Journal {
  private boolean held;

  /** Makes a journal that forgets everything. */
  public MemoryJournal() {}

  @Override
  public synchronized JournalHold hold() throws JournalException {
    if (held) {
      throw JournalException.inUse();
    }
    held = true;
    return new Hold();
  }

  private synchronized void release() {
    held = false;
  }

  private final class Hold implements JournalHold {
    @Override
    public List<Found> entries() {
      return List.of();
    }

    @Override
    public void write(JournalEntry entry) {
      // Nothing is kept.
    }

    @Override
    public void remove(JournalEntry entry) {
      // Nothing was kept.
    }

    @Override
    public void close() {
      release();
    }
  }
}
