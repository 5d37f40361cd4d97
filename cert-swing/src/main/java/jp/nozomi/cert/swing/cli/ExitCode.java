package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.protocol.preflight.Monitoring;

/** The exit codes, one for each kind of failure (docs/cli.md). */
public enum ExitCode {
  /** Everything went well. */
  SUCCESS(0),
  /** {@code doctor} only: something needs attention. */
  DOCTOR_WARNING(1),
  /** {@code doctor} only: something is broken, so that enrolments will not work. */
  DOCTOR_CRITICAL(2),
  /** {@code doctor} only: not everything was checked, or the command itself failed. */
  DOCTOR_UNKNOWN(3),
  /** A defect of the app. */
  DEFECT(1),
  /** The command line is not understood, or a file that it names can not be read. */
  USAGE(2),
  /** The user cancelled. */
  CANCELLED(3),
  /** There is no display for the wizard. */
  NO_DISPLAY(4),
  /** A file that was asked for could not be written; a certificate is installed nevertheless. */
  OUTPUT_NOT_WRITTEN(5),
  /** Input has the wrong length or characters. */
  INPUT_INVALID(10),
  /** A wrong login ID, password, code or answer. */
  WRONG_ANSWER(11),
  /** The customer is locked. */
  LOCKED(12),
  /** The session ran out of time or was ended by another login. */
  SESSION_ENDED(13),
  /** The customer has something to register at the bank first. */
  ACCOUNT_NOT_READY(14),
  /** The bank wants to confirm the customer first. */
  CONFIRMATION_REQUIRED(15),
  /** The certificate can not be renewed. */
  RENEWAL_REFUSED(16),
  /** There is a valid certificate already. */
  CERTIFICATE_EXISTS(17),
  /** The bank can not be reached, or is busy. */
  BANK_UNREACHABLE(20),
  /** The bank is in maintenance, or its reply makes no sense. */
  BANK_NOT_AVAILABLE(21),
  /** The bank asks for what this version can not do. */
  UNSUPPORTED(22),
  /** The bank wants a newer version. */
  CLIENT_TOO_OLD(23),
  /** The server is not trusted. */
  SERVER_NOT_TRUSTED(24),
  /** The proxy refused the credentials. */
  PROXY_REFUSED(25),
  /** The PC's clock is wrong. */
  CLOCK_WRONG(26),
  /** The store can not be used. */
  STORE_UNAVAILABLE(30),
  /** The store's password is wrong or missing. */
  STORE_PASSWORD_WRONG(31),
  /** The store protects keys too weakly. */
  PROTECTION_TOO_WEAK(32),
  /** The bank profile is not right. */
  PROFILE_INVALID(33),
  /** Another process is at work. */
  IN_PROGRESS(34),
  /** The returned certificate was refused. */
  CERTIFICATE_REJECTED(40),
  /** The certificate was issued but could not be stored or proven. */
  INSTALL_FAILED(41),
  /** Interrupted work is not settled yet. */
  RECOVERY_PENDING(42),
  /** The issued certificate is revoked, as it was not confirmed in time. */
  ORDER_ABANDONED(43),
  /** Interrupted work is settled: nothing was issued. */
  NOTHING_ISSUED(44),
  /** Updating the app failed. */
  UPDATE_FAILED(50);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /**
   * Gives the process's exit status.
   *
   * @return 0 for success only
   */
  public int status() {
    return status;
  }

  /**
   * Finds the exit code of a preflight.
   *
   * @param state what the monitoring system is to be told
   * @return the code with the status of the Monitoring Plugins
   */
  public static ExitCode of(Monitoring state) {
    return switch (state) {
      case OK -> SUCCESS;
      case WARNING -> DOCTOR_WARNING;
      case CRITICAL -> DOCTOR_CRITICAL;
      case UNKNOWN -> DOCTOR_UNKNOWN;
    };
  }

  /**
   * Finds the exit code of a failure.
   *
   * @param code the failure's code
   * @return its kind; never {@link #SUCCESS}
   */
  public static ExitCode of(ErrorCode code) {
    return switch (code) {
      case INTERNAL -> DEFECT;
      case USAGE, LINK_REFUSED -> USAGE;
      case CANCELLED -> CANCELLED;
      case INPUT_INVALID -> INPUT_INVALID;
      case WRONG_CREDENTIALS, WRONG_ANSWER -> WRONG_ANSWER;
      case LOCKED -> LOCKED;
      case SESSION_EXPIRED, SESSION_TAKEN -> SESSION_ENDED;
      case SECRET_ANSWER_UNREGISTERED,
          REGISTRATION_CODE_UNVERIFIED,
          TRANSACTION_TOKEN_UNREGISTERED,
          HARDWARE_OTP_UNREGISTERED,
          OTP_TOKEN_UNREGISTERED,
          TRANSACTION_METHOD_UNREGISTERED ->
          ACCOUNT_NOT_READY;
      case CUSTOMER_CONFIRMATION_REQUIRED -> CONFIRMATION_REQUIRED;
      case RENEWAL_STOPPED_ON_PC, RENEWAL_CERTIFICATE_UNUSABLE, OUTSIDE_RENEWAL_WINDOW ->
          RENEWAL_REFUSED;
      case VALID_CERTIFICATE_EXISTS -> CERTIFICATE_EXISTS;
      case BUSY -> BANK_UNREACHABLE;
      case NOT_AVAILABLE -> BANK_NOT_AVAILABLE;
      case UNSUPPORTED -> UNSUPPORTED;
      case CLIENT_TOO_OLD -> CLIENT_TOO_OLD;
      case SERVER_NOT_TRUSTED -> SERVER_NOT_TRUSTED;
      case PROXY_CREDENTIALS_WRONG -> PROXY_REFUSED;
      case CLOCK_WRONG -> CLOCK_WRONG;
      case STORE_UNAVAILABLE -> STORE_UNAVAILABLE;
      case STORE_PASSWORD_WRONG -> STORE_PASSWORD_WRONG;
      case PROTECTION_TOO_WEAK -> PROTECTION_TOO_WEAK;
      case PROFILE_INVALID -> PROFILE_INVALID;
      case ENROLLMENT_IN_PROGRESS -> IN_PROGRESS;
      case CERTIFICATE_REJECTED -> CERTIFICATE_REJECTED;
      case INSTALL_FAILED -> INSTALL_FAILED;
      case RECOVERY_PENDING, OUTCOME_UNKNOWN -> RECOVERY_PENDING;
      case ORDER_ABANDONED -> ORDER_ABANDONED;
      case NOTHING_ISSUED -> NOTHING_ISSUED;
      case DOWNLOAD_FAILED, VERSION_CHECK_FAILED, DOWNLOAD_COMPLETE, UPDATE_INSTALL_FAILED ->
          UPDATE_FAILED;
    };
  }
}
