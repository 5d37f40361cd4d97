package jp.nozomi.cert.testkit.fault;

/** What can go wrong before the first request of a connection. */
public enum TlsFault {
  /** A trusted certificate for another host. */
  WRONG_NAME,
  /** A trusted certificate that has expired. */
  EXPIRED,
  /** A trusted certificate that is not valid yet. */
  NOT_YET_VALID,
  /** A certificate that signed itself. */
  SELF_SIGNED,
  /** A certificate of an authority that nobody trusts, as a company's TLS inspection shows. */
  INTERCEPTED,
  /** A trusted certificate whose intermediate is not sent. */
  MISSING_INTERMEDIATE,
  /** A trusted certificate that is for clients only. */
  NOT_FOR_SERVERS,
  /** A server that speaks TLS 1.0 only. */
  OLD_PROTOCOL,
  /** The connection ends during the handshake. */
  CLOSED_IN_HANDSHAKE,
  /** The connection is reset during the handshake. */
  RESET_IN_HANDSHAKE,
  /** The handshake is never answered. */
  SILENT,
  /** The server speaks HTTP without TLS. */
  NOT_TLS
}
