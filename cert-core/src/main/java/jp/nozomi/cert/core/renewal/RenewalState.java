package jp.nozomi.cert.core.renewal;

/** Whether a certificate can be renewed now. */
public enum RenewalState {
  /** In its renewal window. */
  RENEWABLE,
  /** Valid, but its window has not begun. */
  TOO_EARLY,
  /** Its validity is over: the customer issues anew. */
  EXPIRED,
  /** Its validity has not begun: most likely the clock is wrong. */
  NOT_YET_VALID
}
