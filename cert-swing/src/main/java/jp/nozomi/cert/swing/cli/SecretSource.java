package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.app.BoundedFile;

/** Reads secrets from files and from standard input, one line each. */
final class SecretSource {
  private static final int MOST_BYTES = 4096;
  private static final String STANDARD_INPUT = "-";

  private final InputStream in;

  SecretSource(InputStream in) {
    this.in = in;
  }

  /**
   * Reads a secret: all of a file but the line break at its end, or one line of standard input, so
   * that two secrets can be piped in, one after the other.
   */
  Secret read(String option, String file) throws UsageException {
    byte[] bytes = new byte[0];
    try {
      bytes = file.equals(STANDARD_INPUT) ? line() : BoundedFile.read(Path.of(file), MOST_BYTES);
      return decode(bytes, lengthWithoutLineBreak(bytes));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(option + ": the secret can not be read", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private byte[] line() throws IOException {
    byte[] line = new byte[MOST_BYTES];
    int length = 0;
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (length == MOST_BYTES) {
        Arrays.fill(line, (byte) 0);
        throw new IOException("a line of more than " + MOST_BYTES + " bytes");
      }
      line[length++] = (byte) next;
    }
    byte[] exact = Arrays.copyOf(line, length);
    Arrays.fill(line, (byte) 0);
    return exact;
  }

  private static int lengthWithoutLineBreak(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
    }
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    return length;
  }

  private static Secret decode(byte[] bytes, int length) throws CharacterCodingException {
    // Strict: a password in another encoding must fail here, not as a wrong password at the bank.
    CharBuffer decoded =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
    char[] chars = new char[decoded.remaining()];
    decoded.get(chars);
    Arrays.fill(decoded.array(), '\0');
    return Secret.take(chars);
  }
}
