package jp.nozomi.cert.protocol.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Files that are whole or absent after a power cut, and their owner's alone. */
public final class DurableFiles {
  private static final String TEMPORARY = ".tmp";
  private static final int RENAMES = 6;
  private static final long FIRST_PAUSE_NANOS = 10_000_000;

  private final Path directory;
  private final boolean posix;

  /**
   * Names a directory; nothing is made or read yet.
   *
   * @param directory where the files are
   */
  public DurableFiles(Path directory) {
    this.directory = directory;
    this.posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  void createDirectory() throws IOException {
    Files.createDirectories(directory, attributes("rwx------"));
  }

  FileChannel open(String name) throws IOException {
    return FileChannel.open(
        directory.resolve(name),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        attributes("rw-------"));
  }

  /**
   * Writes a file in place of the one of that name.
   *
   * @param name the file's name in the directory
   * @param content what it holds; on the disk for good when this returns
   * @throws IOException if it can not be written; the earlier file is then left
   */
  public void replace(String name, byte[] content) throws IOException {
    Path temporary = directory.resolve(name + TEMPORARY);
    Files.deleteIfExists(temporary);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes("rw-------"))) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    rename(temporary, directory.resolve(name));
    syncDirectory();
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name + TEMPORARY));
    Files.deleteIfExists(directory.resolve(name));
    syncDirectory();
  }

  /** On Windows a virus scanner may hold either file for a moment. */
  private static void rename(Path from, Path to) throws IOException {
    long pause = FIRST_PAUSE_NANOS;
    for (int tries = 1; ; tries++) {
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (AccessDeniedException e) {
        if (tries == RENAMES) {
          throw e;
        }
        LockSupport.parkNanos(pause);
        pause *= 2;
      }
    }
  }

  /** Windows opens no directory; the two generations are for that. */
  private void syncDirectory() throws IOException {
    if (!posix) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private FileAttribute<?>[] attributes(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
