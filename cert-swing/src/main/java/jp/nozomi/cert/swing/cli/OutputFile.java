package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all. */
final class OutputFile {
  private OutputFile() {}

  static void replace(Path file, byte[] bytes) throws IOException {
    write(file, bytes, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes a file that must not exist yet. */
  static void create(Path file, byte[] bytes) throws IOException {
    write(file, bytes);
  }

  private static void write(Path file, byte[] bytes, CopyOption... how) throws IOException {
    Path folder = folder(file);
    Path fresh = Files.createTempFile(folder, ".certapp", ".tmp");
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, file, how);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Finds out before the work whether a file could be written after it. */
  static boolean isPossible(Path file) {
    Path folder = folder(file);
    return Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(file);
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
