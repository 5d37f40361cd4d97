package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that a user names, never more than a bound of them. */
public final class BoundedFile {
  private BoundedFile() {}

  /**
   * Reads a whole file.
   *
   * @param file the file
   * @param most the most bytes that it may have
   * @return its bytes
   * @throws IOException if it can not be read, or is larger
   */
  public static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, most);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param in the stream
   * @param most the most bytes that it may have
   * @return its bytes
   * @throws IOException if it can not be read, or is longer
   */
  public static byte[] read(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      java.util.Arrays.fill(bytes, (byte) 0);
      throw new IOException("more than " + most + " bytes");
    }
    return bytes;
  }
}
