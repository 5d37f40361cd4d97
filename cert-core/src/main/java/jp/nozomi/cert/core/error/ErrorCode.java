package jp.nozomi.cert.core.error;

import java.util.Optional;

/**
 * Every code that a user can see.
 *
 * <p>Codes that begin with G or BZBE are the manual's (section 3.2, エラーメッセージ一覧); those that begin
 * with N are this product's own, for what the manual leaves open. The texts are in the bundles:
 * {@link ErrorTexts}.
 */
public enum ErrorCode {
  /**
   * Renewal was stopped on the PC: the old key can not sign here, or software known to break it was
   * found.
   */
  RENEWAL_STOPPED_ON_PC("BZBE001011", ErrorKind.ERROR, false, ErrorPlace.ABORTED),
  /** Renewal with a wrong, revoked, unknown or key-less certificate. */
  RENEWAL_CERTIFICATE_UNUSABLE("BZBE011008", ErrorKind.ERROR, false, ErrorPlace.ABORTED),
  /** Storing or proving the issued certificate failed. */
  INSTALL_FAILED("G001e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** Downloading the new version failed. */
  DOWNLOAD_FAILED("G002e", ErrorKind.ERROR, true, ErrorPlace.UPDATE),
  /** The version information could not be obtained. */
  VERSION_CHECK_FAILED("G003e", ErrorKind.ERROR, true, ErrorPlace.UPDATE),
  /** The bank asks for something that this client can not do. */
  UNSUPPORTED("G004e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** Maintenance, or a reply of the bank that makes no sense. */
  NOT_AVAILABLE("G005e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** Input has the wrong length or characters. */
  INPUT_INVALID("G006e", ErrorKind.ERROR, true, ErrorPlace.INPUT),
  /** The new version is downloaded. */
  DOWNLOAD_COMPLETE("G007i", ErrorKind.INFO, false, ErrorPlace.UPDATE),
  /** The bank is busy or can not be reached. */
  BUSY("G008e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The proxy refused the user name and password. */
  PROXY_CREDENTIALS_WRONG("G009e", ErrorKind.ERROR, true, ErrorPlace.PROXY),
  /** No secret answer is registered. */
  SECRET_ANSWER_UNREGISTERED("G010e", ErrorKind.ERROR, false, ErrorPlace.AUTHENTICATION),
  /** The user registration code is not verified. */
  REGISTRATION_CODE_UNVERIFIED("G011e", ErrorKind.ERROR, false, ErrorPlace.AUTHENTICATION),
  /** Transaction authentication is not activated. */
  TRANSACTION_TOKEN_UNREGISTERED("G012e", ErrorKind.ERROR, false, ErrorPlace.AUTHENTICATION),
  /** The hardware one-time password token is not activated. */
  HARDWARE_OTP_UNREGISTERED("G013e", ErrorKind.ERROR, false, ErrorPlace.AUTHENTICATION),
  /** The one-time password token is not issued. */
  OTP_TOKEN_UNREGISTERED("G014e", ErrorKind.ERROR, false, ErrorPlace.AUTHENTICATION),
  /** Transaction authentication is not chosen and activated. */
  TRANSACTION_METHOD_UNREGISTERED("G015e", ErrorKind.ERROR, false, ErrorPlace.AUTHENTICATION),
  /** The bank wants customer information confirmed first. */
  CUSTOMER_CONFIRMATION_REQUIRED("G020e", ErrorKind.ERROR, false, ErrorPlace.AUTHENTICATION),
  /** Installing the new version failed. */
  UPDATE_INSTALL_FAILED("G021e", ErrorKind.ERROR, true, ErrorPlace.UPDATE),
  /** The login ID or login password is wrong. */
  WRONG_CREDENTIALS("N001e", ErrorKind.ERROR, true, ErrorPlace.AUTHENTICATION),
  /** A one-time password, transaction number or secret answer is wrong. */
  WRONG_ANSWER("N002e", ErrorKind.ERROR, true, ErrorPlace.AUTHENTICATION),
  /** Too many wrong attempts have locked the customer. */
  LOCKED("N003e", ErrorKind.ERROR, true, ErrorPlace.AUTHENTICATION),
  /** The session ran out of time. */
  SESSION_EXPIRED("N004e", ErrorKind.ERROR, true, ErrorPlace.AUTHENTICATION),
  /** Another login of the same customer ended the session. */
  SESSION_TAKEN("N005e", ErrorKind.ERROR, true, ErrorPlace.AUTHENTICATION),
  /** The bank says that the certificate is not in its renewal window. */
  OUTSIDE_RENEWAL_WINDOW("N006e", ErrorKind.ERROR, true, ErrorPlace.AUTHENTICATION),
  /** The certificate that the bank returned fails verification and was not installed. */
  CERTIFICATE_REJECTED("N007e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The customer has a valid certificate already. */
  VALID_CERTIFICATE_EXISTS("N008e", ErrorKind.ERROR, true, ErrorPlace.AUTHENTICATION),
  /** The store for the certificate can not be used; nothing was asked of the bank. */
  STORE_UNAVAILABLE("N009e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The password or PIN of the store is wrong. */
  STORE_PASSWORD_WRONG("N010e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The store protects keys less than the bank demands. */
  PROTECTION_TOO_WEAK("N011e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The user cancelled; nothing was issued. */
  CANCELLED("N012i", ErrorKind.INFO, false, ErrorPlace.ANY),
  /** The bank profile is missing, incomplete or malformed. */
  PROFILE_INVALID("N013e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** Another process on this PC is issuing or renewing for the same bank. */
  ENROLLMENT_IN_PROGRESS("N014e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The command line is not understood. */
  USAGE("N015e", ErrorKind.ERROR, true, ErrorPlace.INPUT),
  /** The bank needs a newer version of the app. */
  CLIENT_TOO_OLD("N016e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The server's certificate is not trusted, or the connection is intercepted. */
  SERVER_NOT_TRUSTED("N017e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The clock of this PC is wrong. */
  CLOCK_WRONG("N018e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** An interrupted enrolment was settled: nothing was issued. */
  NOTHING_ISSUED("N019i", ErrorKind.INFO, false, ErrorPlace.ANY),
  /** An interrupted enrolment is not settled yet. */
  RECOVERY_PENDING("N020e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The bank revoked the certificate because it was not confirmed in time. */
  ORDER_ABANDONED("N021e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** A link that started the app is not one of the bank's. */
  LINK_REFUSED("N022e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** The app met something that it does not handle: a defect. */
  INTERNAL("N023e", ErrorKind.ERROR, true, ErrorPlace.ANY),
  /** Whether a certificate was issued can not be told; trying again may issue a second one. */
  OUTCOME_UNKNOWN("N024e", ErrorKind.ERROR, true, ErrorPlace.ANY);

  private final String code;
  private final ErrorKind kind;
  private final boolean printsCode;
  private final ErrorPlace place;

  ErrorCode(String code, ErrorKind kind, boolean printsCode, ErrorPlace place) {
    this.code = code;
    this.kind = kind;
    this.printsCode = printsCode;
    this.place = place;
  }

  /**
   * Finds a code by its printed form.
   *
   * @param code the printed form, for example G005e
   * @return the code, or empty if there is none
   */
  public static Optional<ErrorCode> find(String code) {
    for (ErrorCode candidate : values()) {
      if (candidate.code.equals(code)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * Gives the printed form.
   *
   * @return for example G005e
   */
  public String code() {
    return code;
  }

  /**
   * Tells an error from information.
   *
   * @return the kind
   */
  public ErrorKind kind() {
    return kind;
  }

  /**
   * Tells whether the code is printed behind its message.
   *
   * @return true for most; false where the manual prints the message alone
   */
  public boolean printsCode() {
    return printsCode;
  }

  /**
   * Tells where the manual shows it.
   *
   * @return the place
   */
  public ErrorPlace place() {
    return place;
  }

  /**
   * Tells whether the code is one of the manual's table.
   *
   * @return false for this product's own codes
   */
  public boolean inManual() {
    return code.charAt(0) != 'N';
  }
}
