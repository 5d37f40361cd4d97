package jp.nozomi.cert.update.release;

/** The tool can not do what was asked; the message is for the release engineer. */
final class ReleaseException extends Exception {
  private static final long serialVersionUID = 1L;

  ReleaseException(String message) {
    super(message);
  }

  ReleaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
