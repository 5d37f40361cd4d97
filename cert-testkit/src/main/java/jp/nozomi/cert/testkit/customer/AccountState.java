package jp.nozomi.cert.testkit.customer;

/** What keeps an account from certificates until the customer mends it; wire protocol section 6. */
public enum AccountState {
  /** Nothing. */
  NORMAL,
  /** No secret answer is registered (G010e). */
  SECRET_ANSWER_UNREGISTERED,
  /** The user registration code is not verified (G011e). */
  REGISTRATION_CODE_UNVERIFIED,
  /** The transaction token is not activated (G012e). */
  TRANSACTION_TOKEN_UNREGISTERED,
  /** The hardware one-time password token is not activated (G013e). */
  HARDWARE_OTP_UNREGISTERED,
  /** The one-time password token is not issued (G014e). */
  OTP_TOKEN_UNREGISTERED,
  /** The method of transaction authentication is not chosen (G015e). */
  TRANSACTION_METHOD_UNREGISTERED,
  /** The bank wants the customer's details confirmed first (G020e). */
  CUSTOMER_CONFIRMATION_REQUIRED
}
