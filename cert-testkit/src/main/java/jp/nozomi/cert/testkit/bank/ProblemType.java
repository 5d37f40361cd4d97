package jp.nozomi.cert.testkit.bank;

import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.testkit.customer.AccountState;
import org.jspecify.annotations.Nullable;

/** The problems of the wire protocol, section 6. */
public enum ProblemType {
  /** A field's length or characters. */
  INVALID_INPUT(422, "G006e"),
  /** Wrong password, code or answer. */
  WRONG_ANSWER(403, null),
  /** Too many wrong answers. */
  LOCKED(403, null),
  /** The session ran out of time, or was closed. */
  SESSION_EXPIRED(410, null),
  /** Another login ended the session. */
  SESSION_TAKEN(410, null),
  /** No token, not this session's, or a signed message that does not verify. */
  UNAUTHORIZED(401, null),
  /** Other answers for a challenge that was answered. */
  ANSWER_CONFLICT(409, null),
  /** Another key than the bound one. */
  KEY_CONFLICT(409, null),
  /** Another request for the UUID. */
  ORDER_CONFLICT(409, null),
  /** The UUID was closed by recovery. */
  ORDER_CLOSED(410, null),
  /** Not what the state asks for. */
  WRONG_STATE(409, null),
  /** Nothing of that name for this caller. */
  NOT_FOUND(404, null),
  /** See {@link AccountState#SECRET_ANSWER_UNREGISTERED}. */
  SECRET_ANSWER_UNREGISTERED(403, "G010e"),
  /** See {@link AccountState#REGISTRATION_CODE_UNVERIFIED}. */
  REGISTRATION_CODE_UNVERIFIED(403, "G011e"),
  /** See {@link AccountState#TRANSACTION_TOKEN_UNREGISTERED}. */
  TRANSACTION_TOKEN_UNREGISTERED(403, "G012e"),
  /** See {@link AccountState#HARDWARE_OTP_UNREGISTERED}. */
  HARDWARE_OTP_UNREGISTERED(403, "G013e"),
  /** See {@link AccountState#OTP_TOKEN_UNREGISTERED}. */
  OTP_TOKEN_UNREGISTERED(403, "G014e"),
  /** See {@link AccountState#TRANSACTION_METHOD_UNREGISTERED}. */
  TRANSACTION_METHOD_UNREGISTERED(403, "G015e"),
  /** See {@link AccountState#CUSTOMER_CONFIRMATION_REQUIRED}. */
  CUSTOMER_CONFIRMATION_REQUIRED(403, "G020e"),
  /** Issue while a valid certificate of the login ID exists. */
  VALID_CERTIFICATE_EXISTS(409, null),
  /** The connection's certificate is revoked, unknown, superseded or another bank's. */
  RENEWAL_CERTIFICATE_UNUSABLE(403, "BZBE011008"),
  /** Too early or too late to renew. */
  OUTSIDE_RENEWAL_WINDOW(403, null),
  /** An operation, key or challenge that is not offered. */
  UNSUPPORTED(400, "G004e"),
  /** The client is older than the minimum. */
  CLIENT_TOO_OLD(426, null),
  /** A malformed message. */
  BAD_REQUEST(400, "G005e"),
  /** The bank is closed for a while. */
  MAINTENANCE(503, "G005e"),
  /** Too much to do. */
  BUSY(503, "G008e"),
  /** A defect of the server. */
  INTERNAL(500, "G005e");

  private final int status;
  private final @Nullable String code;

  ProblemType(int status, @Nullable String code) {
    this.status = status;
    this.code = code;
  }

  /**
   * Finds the problem of an account's state.
   *
   * @param state the state
   * @return its problem, or empty if the state is none
   */
  public static Optional<ProblemType> of(AccountState state) {
    return state == AccountState.NORMAL ? Optional.empty() : Optional.of(valueOf(state.name()));
  }

  /**
   * Gives the name on the wire.
   *
   * @return the last part of the type's URN
   */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Gives the HTTP status.
   *
   * @return the status
   */
  public int status() {
    return status;
  }

  /**
   * Gives the manual's code.
   *
   * @return the code, or empty where the manual has none
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * Tells whether the same call may succeed later.
   *
   * @return true if only time has to pass
   */
  public boolean retryable() {
    return this == BUSY || this == MAINTENANCE || this == INTERNAL;
  }
}
