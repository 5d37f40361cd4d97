package jp.nozomi.cert.core.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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
   * @param utf8 the characters in UTF-8; all zero afterwards
   * @return the secret
   */
  public static Secret takeUtf8(byte[] utf8) {
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
    char[] chars = new char[decoded.remaining()];
    decoded.get(chars);
    Arrays.fill(decoded.array(), '\0');
    Arrays.fill(utf8, (byte) 0);
    return new Secret(chars);
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
   * @throws IllegalStateException if the secret is closed
   */
  public <T> T useUtf8(Function<byte[], T> user) {
    return use(
        lent -> {
          ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(lent));
          byte[] bytes = new byte[encoded.remaining()];
          encoded.get(bytes);
          Arrays.fill(encoded.array(), (byte) 0);
          try {
            return user.apply(bytes);
          } finally {
            Arrays.fill(bytes, (byte) 0);
          }
        });
  }

  /**
   * Tells how long the secret is.
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

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the secret is closed");
    }
  }
}
