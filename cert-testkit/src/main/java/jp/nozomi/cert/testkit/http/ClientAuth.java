package jp.nozomi.cert.testkit.http;

/** Whether a listener asks for client certificates. */
public enum ClientAuth {
  /** It does not ask. */
  NONE,
  /** It asks, and lets a client without one in. */
  WANTED,
  /** It lets no client in without one. */
  NEEDED
}
