package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text in UTF-8, only if it changes the file; a link in its place is followed, so that
   * the user's own set-up stays.
   *
   * @param file the file; its folder is made if need be
   * @param text its text
   * @throws IOException if it can not be written
   */
  public static void write(Path file, String text) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Files.exists(target)
        && Files.size(target) == bytes.length
        && Files.readString(target).equals(text)) {
      return;
    }
    Files.createDirectories(folder(target));
    replace(target, bytes);
  }

  /**
   * Writes bytes in place of whatever the file had.
   *
   * @param file the file, in a folder that exists
   * @param bytes its bytes
   * @throws IOException if it can not be written
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    write(file, bytes, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes a file that must not exist yet.
   *
   * @param file the file, in a folder that exists
   * @param bytes its bytes
   * @throws IOException if it exists or can not be written
   */
  public static void create(Path file, byte[] bytes) throws IOException {
    write(file, bytes);
  }

  private static void write(Path file, byte[] bytes, CopyOption... how) throws IOException {
    Path fresh = Files.createTempFile(folder(file), ".certapp", ".tmp");
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, file, how);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Tells the folder that a file is in.
   *
   * @param file the file
   * @return the absolute path of its folder
   */
  public static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
