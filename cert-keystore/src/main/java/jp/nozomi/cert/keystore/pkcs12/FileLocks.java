package jp.nozomi.cert.keystore.pkcs12;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import jp.nozomi.cert.core.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Locks a file against other threads and other processes.
 *
 * <p>An operating system's lock belongs to the process, so threads need a lock of their own. That
 * one has to be shared by every store of the process; a fixed set, chosen by the path, needs no
 * registry that grows. The lock file stays for ever: whoever deletes it lets two holders in.
 */
final class FileLocks {
  private static final ReentrantLock[] THREADS =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

  /** A held lock. */
  interface Held extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  private FileLocks() {}

  /** Waits for the lock, at most as long as given. */
  static Held acquire(Path lockFile, Duration patience) throws IOException, StoreException {
    ReentrantLock thread = THREADS[Math.floorMod(lockFile.hashCode(), THREADS.length)];
    long deadline = System.nanoTime() + patience.toNanos();
    if (!tryLock(thread, patience)) {
      throw locked(lockFile);
    }
    boolean held = false;
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              lockFile,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      while (tryLock(channel) == null) {
        if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
          throw locked(lockFile);
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
      held = true;
      FileChannel opened = channel;
      return () -> {
        try {
          opened.close();
        } finally {
          thread.unlock();
        }
      };
    } finally {
      if (!held) {
        if (channel != null) {
          channel.close();
        }
        thread.unlock();
      }
    }
  }

  private static boolean tryLock(ReentrantLock lock, Duration patience) {
    try {
      return lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another copy of this class, from another class loader, holds it in this process.
      return null;
    }
  }

  private static StoreException locked(Path lockFile) {
    return new StoreException(
        StoreException.Reason.LOCKED, "another program holds " + lockFile.getFileName());
  }
}
