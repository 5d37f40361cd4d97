package jp.nozomi.cert.protocol.pac;

/** The two values that are none. */
enum Nothing {
  /** No value was given. */
  UNDEFINED,
  /** The value null. */
  NULL
}
