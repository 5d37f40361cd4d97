package jp.nozomi.cert.swing.crash;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A child's standard input. */
final class LineInput {
  private LineInput() {}

  /**
   * Opens it; not System.in, whose buffer asks what is available, which Wine's pipes do not tell.
   */
  static BufferedReader open() {
    return new BufferedReader(
        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
  }
}
