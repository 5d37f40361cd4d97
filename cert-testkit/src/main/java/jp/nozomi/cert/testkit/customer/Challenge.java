package jp.nozomi.cert.testkit.customer;

/** What a customer may be asked after the password; wire protocol section 3.1. */
public enum Challenge {
  /** A transaction QR code, answered by the customer's transaction token (CCHK005). */
  TRANSACTION,
  /** One one-time password (CCHK003). */
  OTP,
  /** Two consecutive time-synchronising passwords (CCHK004). */
  OTP_SYNC,
  /** A secret question (CCHK006). */
  QUESTION,
  /** A type that the client does not know, with fields to render. */
  FORM,
  /** A type that the client does not know, without fields: G004e. */
  FORMLESS
}
