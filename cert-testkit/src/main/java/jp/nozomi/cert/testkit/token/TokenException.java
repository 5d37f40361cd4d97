package jp.nozomi.cert.testkit.token;

/** Says why a token gives no code. Unchecked: in a test it is the test that is wrong. */
public final class TokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TokenException(String message) {
    super(message);
  }

  TokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
