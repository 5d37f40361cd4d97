package jp.nozomi.cert.core.store;

import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A certificate store failed.
 *
 * <p>Its code tells what a user can do before anything is issued: {@link
 * ErrorCode#STORE_UNAVAILABLE}, {@link ErrorCode#STORE_PASSWORD_WRONG} or {@link
 * ErrorCode#PROTECTION_TOO_WEAK}. After issue the orchestration reports G001e instead, with this as
 * its cause.
 */
public final class StoreException extends CodedException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the store. */
  public enum Reason {
    /** The backend does not exist on this machine. */
    NOT_AVAILABLE(ErrorCode.STORE_UNAVAILABLE),
    /** The location's text is malformed, or names no backend. */
    BAD_LOCATION(ErrorCode.STORE_UNAVAILABLE),
    /** The store can not be read: damaged, or not a store. */
    UNREADABLE(ErrorCode.STORE_UNAVAILABLE),
    /** The store can not be written: no right, or read-only. */
    NOT_WRITABLE(ErrorCode.STORE_UNAVAILABLE),
    /** No space is left. */
    FULL(ErrorCode.STORE_UNAVAILABLE),
    /** Another program holds the store for too long. */
    LOCKED(ErrorCode.STORE_UNAVAILABLE),
    /** The token was removed, or the store went away. */
    GONE(ErrorCode.STORE_UNAVAILABLE),
    /** The password or PIN is wrong, or none was given. */
    WRONG_PASSWORD(ErrorCode.STORE_PASSWORD_WRONG),
    /** The store can not do that kind of key. */
    KEY_NOT_SUPPORTED(ErrorCode.STORE_UNAVAILABLE),
    /** There is no key or certificate of that name. */
    NOT_FOUND(ErrorCode.STORE_UNAVAILABLE),
    /** The certificate's public key is not the pending key's. */
    KEY_MISMATCH(ErrorCode.STORE_UNAVAILABLE),
    /** The certificate itself is refused: expired, or a certification authority's. */
    CERTIFICATE_REFUSED(ErrorCode.STORE_UNAVAILABLE),
    /** The key exists but does not sign. */
    CAN_NOT_SIGN(ErrorCode.STORE_UNAVAILABLE),
    /** The key is protected less than demanded. */
    TOO_WEAK(ErrorCode.PROTECTION_TOO_WEAK),
    /** No store at hand that could be chosen protects keys as demanded. */
    NONE_PROTECTS(ErrorCode.PROTECTION_TOO_WEAK),
    /** This operating system has no store that could be chosen. */
    NO_BACKEND(ErrorCode.STORE_UNAVAILABLE),
    /** More than one token could be chosen: the user has to name one. */
    SEVERAL_TOKENS(ErrorCode.STORE_UNAVAILABLE);

    private final ErrorCode code;

    Reason(ErrorCode code) {
      this.code = code;
    }

    /**
     * Gives the code that a user sees when this happens before issue.
     *
     * @return the code
     */
    public ErrorCode code() {
      return code;
    }
  }

  /** What is wrong with the store. */
  private final Reason reason;

  /**
   * Makes the exception.
   *
   * @param reason what is wrong
   * @param detail what happened, for the log; nothing secret
   */
  public StoreException(Reason reason, String detail) {
    this(reason, detail, null);
  }

  /**
   * Makes the exception with its cause.
   *
   * @param reason what is wrong
   * @param detail what happened, for the log; nothing secret
   * @param cause what led to it, or null
   */
  public StoreException(Reason reason, String detail, @Nullable Throwable cause) {
    super(new Failure(reason.code(), "store-" + Failure.word(reason)), detail, cause);
    this.reason = reason;
  }

  /**
   * Tells what is wrong.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
