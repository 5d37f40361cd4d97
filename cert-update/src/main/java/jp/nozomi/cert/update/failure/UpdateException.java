package jp.nozomi.cert.update.failure;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/** An update failed: the code is what the user reads, the reason is what happened. */
public final class UpdateException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** What happened. */
  private final UpdateReason reason;

  /** More of it, for the log. */
  private final String detail;

  private UpdateException(
      Failure failure, UpdateReason reason, String detail, @Nullable Throwable cause) {
    super(failure, reason.word() + ": " + detail, cause);
    this.reason = reason;
    this.detail = detail;
  }

  /**
   * Makes the exception.
   *
   * @param code what the user reads
   * @param reason what happened
   * @param detail more of it, for the log
   */
  public UpdateException(ErrorCode code, UpdateReason reason, String detail) {
    this(new Failure(code, reason.word()), reason, detail, null);
  }

  /**
   * Makes the exception with its cause.
   *
   * @param code what the user reads
   * @param reason what happened
   * @param detail more of it, for the log
   * @param cause what led to it
   */
  public UpdateException(ErrorCode code, UpdateReason reason, String detail, Throwable cause) {
    this(new Failure(code, reason.word()), reason, detail, cause);
  }

  /**
   * Makes an exception of the check for a new version, G003e.
   *
   * @param reason what happened
   * @param detail more of it, for the log
   * @return the exception
   */
  public static UpdateException check(UpdateReason reason, String detail) {
    return new UpdateException(ErrorCode.VERSION_CHECK_FAILED, reason, detail);
  }

  /**
   * Makes an exception of the download, G002e.
   *
   * @param reason what happened
   * @param detail more of it, for the log
   * @return the exception
   */
  public static UpdateException download(UpdateReason reason, String detail) {
    return new UpdateException(ErrorCode.DOWNLOAD_FAILED, reason, detail);
  }

  /**
   * Makes an exception of the installation, G021e.
   *
   * @param reason what happened
   * @param detail more of it, for the log
   * @return the exception
   */
  public static UpdateException install(UpdateReason reason, String detail) {
    return new UpdateException(ErrorCode.UPDATE_INSTALL_FAILED, reason, detail);
  }

  /**
   * Tells the same under another code.
   *
   * @param code what the user reads instead
   * @return a copy whose cause is this exception
   */
  public UpdateException as(ErrorCode code) {
    return code == code() ? this : new UpdateException(code, reason, detail, this);
  }

  /**
   * Adds a fact.
   *
   * @param name its name
   * @param value its value, nothing secret
   * @return a copy with it
   */
  public UpdateException with(String name, String value) {
    return new UpdateException(failure().with(name, value), reason, detail, getCause());
  }

  /**
   * Tells what happened.
   *
   * @return the reason
   */
  public UpdateReason reason() {
    return reason;
  }
}
