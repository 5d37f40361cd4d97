package jp.nozomi.cert.swing.launch;

/** Why a link is not accepted. */
public enum LinkRefusal {
  /** It has more characters than any link that is right. */
  TOO_LONG,
  /** It has a character that no link needs: not ASCII, a control character, a space, a percent. */
  FORBIDDEN_CHARACTER,
  /** It has another scheme than the bank's. */
  OTHER_SCHEME,
  /** It names no action, or one that there is not. */
  UNKNOWN_ACTION,
  /** A part after the question mark is not {@code name=value}. */
  MALFORMED_PARAMETER,
  /** A parameter that there is not: only {@code bank} and {@code nonce} are. */
  UNKNOWN_PARAMETER,
  /** A parameter that comes twice. */
  REPEATED_PARAMETER,
  /** The bank code is not four digits. */
  MALFORMED_BANK_CODE,
  /** The nonce is too short, too long, or has other characters than base64url. */
  MALFORMED_NONCE,
  /** No profile of that bank is installed. */
  UNKNOWN_BANK
}
