package jp.nozomi.cert.testkit.ca;

/** Says why a certification request is not acceptable. */
public final class InvalidRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidRequestException(String message) {
    super(message);
  }

  InvalidRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
