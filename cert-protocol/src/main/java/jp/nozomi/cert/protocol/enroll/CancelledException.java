package jp.nozomi.cert.protocol.enroll;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;

/** The user cancelled while that was safe: nothing was issued. */
public final class CancelledException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public CancelledException() {
    super(new Failure(ErrorCode.CANCELLED), "cancelled by the user", null);
  }
}
