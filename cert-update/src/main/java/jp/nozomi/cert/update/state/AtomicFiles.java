package jp.nozomi.cert.update.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes files so that after a crash at any instant there is the old content or the new one.
 *
 * <p>Temporary file, fsync, atomic rename, fsync of the folder.
 */
public final class AtomicFiles {
  private static final String TEMPORARY = ".new";
  private static final int RENAME_ATTEMPTS = 6;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private AtomicFiles() {}

  /**
   * Replaces a file.
   *
   * @param file the file
   * @param content its new content
   * @throws IOException if it can not be written; the old content is then still there
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    rename(temporary, file);
  }

  /**
   * Renames a file whose content is on disk already.
   *
   * @param from the file
   * @param to its new name in the same file system; replaced if it exists
   * @throws IOException if it can not be renamed
   */
  public static void rename(Path from, Path to) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        break;
      } catch (AccessDeniedException e) {
        // Windows: a virus scanner holds the new file for a moment.
        if (POSIX || attempt == RENAME_ATTEMPTS) {
          throw e;
        }
        backOff(attempt, e);
      }
    }
    forceFolder(to.toAbsolutePath().getParent());
  }

  /**
   * Deletes a file if it is there, durably.
   *
   * @param file the file
   * @throws IOException if it can not be deleted
   */
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      forceFolder(file.toAbsolutePath().getParent());
    }
  }

  /**
   * Makes a folder that only the user can enter.
   *
   * @param folder the folder; its parents are made as the system does by default
   * @throws IOException if it can not be made
   */
  public static void makePrivateFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (POSIX) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
    forceFolder(parent);
  }

  /**
   * Removes what an interrupted {@link #write} left.
   *
   * @param folder where to look
   * @throws IOException if the folder can not be read
   */
  public static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*" + TEMPORARY)) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  /**
   * Tells Windows from the other systems by its file systems.
   *
   * @return false on Windows
   */
  public static boolean posix() {
    return POSIX;
  }

  /**
   * Reads a file that may be absent.
   *
   * @param file the file
   * @param maxBytes more than this counts as absent: nothing of ours is as long
   * @return its content, or empty
   * @throws IOException if it is there and can not be read
   */
  public static Optional<byte[]> read(Path file, int maxBytes) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > maxBytes) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file));
  }

  private static void forceFolder(@Nullable Path folder) throws IOException {
    // Windows can not open a folder; there NTFS journals the rename.
    if (POSIX && folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void backOff(int attempt, IOException cause) throws IOException {
    try {
      Thread.sleep(20L << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}
