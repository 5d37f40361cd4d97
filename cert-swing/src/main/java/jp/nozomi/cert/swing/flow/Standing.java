package jp.nozomi.cert.swing.flow;

/** Whether an installed certificate can be renewed, and why not. */
public enum Standing {
  /** In its renewal window, with a usable key. */
  RENEWABLE,
  /** Valid, but its window has not begun. */
  TOO_EARLY,
  /** Over: the customer issues anew. */
  EXPIRED,
  /** Not valid yet: most likely the PC's clock is wrong. */
  NOT_YET_VALID,
  /** Its private key is missing or can not be used. */
  NO_KEY,
  /** Another bank's, or another issuer's. */
  OTHER_ISSUER
}
