package jp.nozomi.cert.swing.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder where the processes of one OS user meet: a lock that is never deleted, and a socket.
 *
 * <p>What keeps other users out is the folder's mode, 0700: the rights of a socket itself are not
 * looked at everywhere.
 */
record InstanceFolder(Path path) {
  private static final String OWNER_ONLY = "rwx------";

  /** Makes the folder, or makes sure that it is this user's alone. */
  void prepare() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(path);
      return;
    }
    try {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      // Fails for everybody but the owner.
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ONLY));
    }
  }

  Path socket() {
    return path.resolve("socket");
  }

  /** Takes the lock; empty if another start has it. The lock ends with its process, however. */
  Optional<FileLock> tryLock() throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(lock);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same as held by another.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }
}
