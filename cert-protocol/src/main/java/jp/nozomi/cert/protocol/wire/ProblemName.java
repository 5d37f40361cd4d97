package jp.nozomi.cert.protocol.wire;

import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;

/** The problems of the wire protocol, section 6, and what each means to the user. */
enum ProblemName {
  INVALID_INPUT(ErrorCode.INPUT_INVALID),
  WRONG_ANSWER(ErrorCode.WRONG_ANSWER),
  LOCKED(ErrorCode.LOCKED),
  SESSION_EXPIRED(ErrorCode.SESSION_EXPIRED),
  SESSION_TAKEN(ErrorCode.SESSION_TAKEN),
  UNAUTHORIZED(ErrorCode.SESSION_EXPIRED),
  ANSWER_CONFLICT(ErrorCode.NOT_AVAILABLE),
  KEY_CONFLICT(ErrorCode.NOT_AVAILABLE),
  ORDER_CONFLICT(ErrorCode.NOT_AVAILABLE),
  ORDER_CLOSED(ErrorCode.NOT_AVAILABLE),
  WRONG_STATE(ErrorCode.NOT_AVAILABLE),
  NOT_FOUND(ErrorCode.NOT_AVAILABLE),
  SECRET_ANSWER_UNREGISTERED(ErrorCode.SECRET_ANSWER_UNREGISTERED),
  REGISTRATION_CODE_UNVERIFIED(ErrorCode.REGISTRATION_CODE_UNVERIFIED),
  TRANSACTION_TOKEN_UNREGISTERED(ErrorCode.TRANSACTION_TOKEN_UNREGISTERED),
  HARDWARE_OTP_UNREGISTERED(ErrorCode.HARDWARE_OTP_UNREGISTERED),
  OTP_TOKEN_UNREGISTERED(ErrorCode.OTP_TOKEN_UNREGISTERED),
  TRANSACTION_METHOD_UNREGISTERED(ErrorCode.TRANSACTION_METHOD_UNREGISTERED),
  CUSTOMER_CONFIRMATION_REQUIRED(ErrorCode.CUSTOMER_CONFIRMATION_REQUIRED),
  VALID_CERTIFICATE_EXISTS(ErrorCode.VALID_CERTIFICATE_EXISTS),
  RENEWAL_CERTIFICATE_UNUSABLE(ErrorCode.RENEWAL_CERTIFICATE_UNUSABLE),
  OUTSIDE_RENEWAL_WINDOW(ErrorCode.OUTSIDE_RENEWAL_WINDOW),
  UNSUPPORTED(ErrorCode.UNSUPPORTED),
  CLIENT_TOO_OLD(ErrorCode.CLIENT_TOO_OLD),
  BAD_REQUEST(ErrorCode.NOT_AVAILABLE),
  MAINTENANCE(ErrorCode.NOT_AVAILABLE),
  BUSY(ErrorCode.BUSY),
  INTERNAL(ErrorCode.NOT_AVAILABLE);

  private static final String PREFIX = "urn:nozomi:cert-enroll:";

  private final ErrorCode code;

  ProblemName(ErrorCode code) {
    this.code = code;
  }

  static Optional<ProblemName> find(String type) {
    for (ProblemName name : values()) {
      if (type.equals(PREFIX + name.label())) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  ErrorCode code() {
    return code;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
