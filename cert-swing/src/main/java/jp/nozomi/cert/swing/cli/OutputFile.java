package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.swing.app.WholeFile;

/** Writes files whole or not at all. */
final class OutputFile {
  private OutputFile() {}

  static void replace(Path file, byte[] bytes) throws IOException {
    WholeFile.replace(file, bytes);
  }

  /** Writes a file that must not exist yet. */
  static void create(Path file, byte[] bytes) throws IOException {
    WholeFile.create(file, bytes);
  }

  /** Finds out before the work whether a file could be written after it. */
  static boolean isPossible(Path file) {
    Path folder = WholeFile.folder(file);
    return Files.isDirectory(folder) && Files.isWritable(folder) && !Files.isDirectory(file);
  }
}
