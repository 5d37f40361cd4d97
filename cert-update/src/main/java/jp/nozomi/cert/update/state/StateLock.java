package jp.nozomi.cert.update.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a second instance of the app away from the state. The file is never deleted. */
public final class StateLock implements AutoCloseable {
  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock if nobody holds it, and does not wait.
   *
   * @param folder the state's folder
   * @return the lock, or empty if another instance holds it
   * @throws IOException if the file can not be opened
   */
  public static Optional<StateLock> take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new StateLock(channel));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by another updater of this very process.
      return null;
    }
  }

  /**
   * Gives the lock back.
   *
   * @throws IOException if the file can not be closed
   */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
