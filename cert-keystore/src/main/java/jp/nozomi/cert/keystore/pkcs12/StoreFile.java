package jp.nozomi.cert.keystore.pkcs12;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * A file that is replaced as a whole or not at all.
 *
 * <p>Readers need no lock, because a rename shows them the old file or the new one. Writers hold
 * the lock beside the file while they read, change and replace it.
 */
final class StoreFile {
  /** More than ten thousand RSA-4096 keys with their certificates. */
  static final int MAX_BYTES = 64 << 20;

  private static final long RESERVE_BYTES = 64 << 10;

  /** Work under the writers' lock. */
  interface Work<T> {
    T run() throws StoreException;
  }

  /** Reads what reached the disk, before it takes the old file's place. */
  interface Inspection<T> {
    T inspect(byte[] written) throws StoreException;
  }

  private final Path path;
  private final Path folder;
  private final Path temporary;
  private final Path lock;
  private final Duration lockPatience;

  StoreFile(Path given, Duration lockPatience) throws StoreException {
    this.path = resolve(given);
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null) {
      throw new StoreException(StoreException.Reason.BAD_LOCATION, "the path names no file");
    }
    this.folder = parent;
    this.temporary = folder.resolve(name + ".part");
    this.lock = folder.resolve(name + ".lock");
    this.lockPatience = lockPatience;
  }

  StoreLocation location() {
    return new StoreLocation(Pkcs12Provider.KIND, path.toString());
  }

  Path path() {
    return path;
  }

  /** Reads the whole file; empty if there is none. */
  Optional<byte[]> read() throws StoreException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new StoreException(StoreException.Reason.UNREADABLE, path + " is no regular file");
    }
    try {
      return Optional.of(readBounded(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException(StoreException.Reason.UNREADABLE, path + " can not be read", e);
    }
  }

  /** Runs work while no other thread and no other process writes the file. */
  <T> T locked(Work<T> work) throws StoreException {
    try (FileLocks.Held held = FileLocks.acquire(lock, lockPatience)) {
      return work.run();
    } catch (IOException e) {
      throw notWritten(e, 0);
    }
  }

  /** Replaces the file, durably, if the inspection agrees. The caller holds the lock. */
  <T> T replace(byte[] content, Inspection<T> inspection) throws StoreException {
    try {
      try {
        writeTemporary(ByteBuffer.wrap(content));
        T inspected = inspection.inspect(readBounded(temporary));
        Files.move(
            temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
        return inspected;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw notWritten(e, content.length);
    }
  }

  /** Deletes the file, durably. The caller holds the lock. */
  void remove() throws StoreException {
    try {
      Files.deleteIfExists(path);
      syncFolder();
    } catch (IOException e) {
      throw notWritten(e, 0);
    }
  }

  /** Writes as much as the next version of the file needs, and takes it back. */
  void checkWritable() throws StoreException {
    locked(
        () -> {
          long needed = RESERVE_BYTES;
          try {
            needed += Files.exists(path) ? Files.size(path) : 0;
            try {
              writeTemporary(ByteBuffer.allocate((int) Math.min(needed, MAX_BYTES)));
            } finally {
              Files.deleteIfExists(temporary);
            }
          } catch (IOException e) {
            throw notWritten(e, needed);
          }
          return path;
        });
  }

  // A rename would replace a symbolic link instead of what it points to.
  private static Path resolve(Path given) throws StoreException {
    Path absolute = given.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute) ? absolute.toRealPath() : absolute;
    } catch (IOException e) {
      throw new StoreException(StoreException.Reason.UNREADABLE, absolute + " can not be read", e);
    }
  }

  private static byte[] readBounded(Path file) throws IOException, StoreException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new StoreException(
            StoreException.Reason.UNREADABLE, file + " is larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }

  // CREATE_NEW after a deletion: never written through a link that somebody else put there.
  private void writeTemporary(ByteBuffer content) throws IOException {
    Files.deleteIfExists(temporary);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(temporary, options, ownerOnly())) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  // Windows neither can nor needs to sync a folder.
  private void syncFolder() throws IOException {
    if (isPosix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  // The runtime tells a full disk by a localized text only, so ask for the space that is left.
  private StoreException notWritten(IOException cause, long needed) {
    boolean full;
    try {
      full = Files.getFileStore(folder).getUsableSpace() < needed;
    } catch (IOException e) {
      cause.addSuppressed(e);
      full = false;
    }
    return full
        ? new StoreException(StoreException.Reason.FULL, "no space for " + path, cause)
        : new StoreException(
            StoreException.Reason.NOT_WRITABLE, path + " can not be written", cause);
  }
}
