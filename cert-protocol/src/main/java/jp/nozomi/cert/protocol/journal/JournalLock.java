package jp.nozomi.cert.protocol.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of a journal, against other processes and other clients in this one.
 *
 * <p>The file is never deleted: a second process could lock the name's next file meanwhile.
 */
final class JournalLock implements AutoCloseable {
  /**
   * The locked files of this process. POSIX drops a process's lock as soon as it closes any
   * descriptor of the file, so that a second open, even a failing one, would set the first free.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final String NAME = "lock";

  private final Path key;
  private final FileChannel channel;
  private final FileLock lock;

  private JournalLock(Path key, FileChannel channel, FileLock lock) {
    this.key = key;
    this.channel = channel;
    this.lock = lock;
  }

  /** Empty if somebody else has it. */
  static Optional<JournalLock> tryLock(Path directory, DurableFiles files) throws IOException {
    Path key = directory.toRealPath().resolve(NAME);
    if (!HELD.add(key)) {
      return Optional.empty();
    }
    boolean held = false;
    FileChannel channel = null;
    try {
      channel = files.open(NAME);
      FileLock lock = channel.tryLock();
      held = lock != null;
      return held ? Optional.of(new JournalLock(key, channel, lock)) : Optional.empty();
    } finally {
      if (!held) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(key);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      HELD.remove(key);
    }
  }
}
