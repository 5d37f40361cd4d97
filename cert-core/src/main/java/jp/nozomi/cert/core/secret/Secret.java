package jp.nozomi.cert.core.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Characters that must not leak: a password, an answer, a one-time code.
 *
 * <p>Clears itself on {@link #close()} and never prints. Equality is identity, so that a secret is
 * no key of a map. Thread-safe.
 */
public final class Secret implements AutoCloseable {
  private static final int MAX_BYTES_PER_CHAR = 3;

  private final char[] chars;
  private boolean closed;

  private Secret(char[] chars) {
    this.chars = chars;
  }

  /**
   * Takes characters over: the given array is cleared.
   *
   * @param chars the characters; all zero afterwards
   * @return the secret
   */
  public static Secret take(char[] chars) {
    Secret secret = new Secret(chars.clone());
    Arrays.fill(chars, '\0');
    return secret;
  }

  /**
   * Takes UTF-8 bytes over: the given array is cleared.
   *
   * @param utf8 the characters in UTF-8; all zero afterwards, also after an exception
   * @return the secret
   * @throws IllegalArgumentException if the bytes are not UTF-8: a password that is silently
   *     changed would cost an attempt
   */
  public static Secret takeUtf8(byte[] utf8) {
    CharBuffer decoded = CharBuffer.allocate(utf8.length);
    try {
      CoderResult result =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), decoded, true);
      if (result.isError()) {
        throw new IllegalArgumentException("not UTF-8");
      }
      return new Secret(Arrays.copyOf(decoded.array(), decoded.position()));
    } finally {
      Arrays.fill(decoded.array(), '\0');
      Arrays.fill(utf8, (byte) 0);
    }
  }

  /**
   * Copies the secret, so that each owner closes its own.
   *
   * @return an independent copy
   * @throws IllegalStateException if this secret is closed
   */
  public synchronized Secret copy() {
    requireOpen();
    return new Secret(chars.clone());
  }

  /**
   * Lends the characters for the time of one call.
   *
   * @param <T> what the call gives back
   * @param user gets a copy that is cleared when it returns; it must not keep it
   * @return what the user returned
   * @throws IllegalStateException if the secret is closed
   */
  public <T> T use(Function<char[], T> user) {
    char[] lent;
    synchronized (this) {
      requireOpen();
      lent = chars.clone();
    }
    try {
      return user.apply(lent);
    } finally {
      Arrays.fill(lent, '\0');
    }
  }

  /**
   * Lends the characters in UTF-8 for the time of one call.
   *
   * @param <T> what the call gives back
   * @param user gets a copy that is cleared when it returns; it must not keep it
   * @return what the user returned
   * @throws IllegalStateException if the secret is closed, or has a surrogate without its partner
   */
  public <T> T useUtf8(Function<byte[], T> user) {
    return use(
        lent -> {
          byte[] bytes = utf8(lent);
          try {
            return user.apply(bytes);
          } finally {
            Arrays.fill(bytes, (byte) 0);
          }
        });
  }

  /**
   * Tells how long the secret is, also after it is closed.
   *
   * @return the length in UTF-16 units
   */
  public int length() {
    return chars.length;
  }

  /** Clears the characters. Closing twice does nothing more. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(chars, '\0');
  }

  /**
   * Prints nothing of the secret.
   *
   * @return a fixed text
   */
  @Override
  public String toString() {
    return "Secret[hidden]";
  }

  private static byte[] utf8(char[] chars) {
    // Room for the longest encoding: a buffer that has to grow leaves an uncleared one behind.
    ByteBuffer encoded = ByteBuffer.allocate(chars.length * MAX_BYTES_PER_CHAR);
    CoderResult result =
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(chars), encoded, true);
    try {
      if (result.isError()) {
        throw new IllegalStateException("a surrogate without its partner in a secret");
      }
      return Arrays.copyOf(encoded.array(), encoded.position());
    } finally {
      Arrays.fill(encoded.array(), (byte) 0);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the secret is closed");
    }
  }
}
