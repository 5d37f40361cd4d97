package jp.nozomi.cert.protocol.failure;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment can not begin or go on, for a reason on this PC or after the certificate was issued.
 *
 * <p>{@link Failure#revocation()} says whether a certificate may have to be revoked.
 */
public final class EnrollmentException extends CodedException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param failure the code and its facts
   * @param detail what happened, for the log; nothing secret
   * @param cause what led to it, or null
   */
  public EnrollmentException(Failure failure, String detail, @Nullable Throwable cause) {
    super(failure, detail, cause);
  }
}
