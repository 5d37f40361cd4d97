package jp.nozomi.cert.testkit.request;

/** What a request asks for, whatever its URL is. */
public enum Endpoint {
  /** The directory. */
  DIRECTORY,
  /** Opening a session. */
  OPEN_SESSION,
  /** Reading a session. */
  SESSION,
  /** Ending a session. */
  CLOSE_SESSION,
  /** Answering a challenge. */
  ANSWERS,
  /** Binding the key. */
  KEY,
  /** Placing an order. */
  PLACE_ORDER,
  /** Reading an order. */
  ORDER,
  /** Fetching a certificate. */
  CERTIFICATE,
  /** Getting a nonce for a signed message. */
  NONCE,
  /** Recovering an order. */
  RECOVER,
  /** Confirming an order. */
  CONFIRM,
  /** Proving the new certificate over mutual TLS. */
  PROOF,
  /** The bank site's login over mutual TLS. */
  WHOAMI,
  /** A page of the bank site. */
  SITE,
  /** The RFC 7030 service. */
  EST,
  /** A revocation list or an OCSP reply. */
  REVOCATION,
  /** The testkit's own administration. */
  ADMIN,
  /** Nothing that the bank offers. */
  UNKNOWN
}
