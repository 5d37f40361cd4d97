package jp.nozomi.cert.protocol.preflight;

import jp.nozomi.cert.core.error.Failure;

/** What the preflight checks, in its order. */
public enum CheckId {
  /** The bank profile can be read and used. */
  PROFILE,
  /** Which proxy leads to the bank. */
  PROXY,
  /** The next hop, bank or proxy, has an address. */
  DNS,
  /** The next hop can be connected. */
  TCP,
  /** The proxy lets this user through. */
  PROXY_LOGIN,
  /** The connection is encrypted, and its other end is the bank. */
  TLS,
  /** The bank's server answers over HTTP. */
  HTTP,
  /** The bank serves this version of the app now. */
  DIRECTORY,
  /** The PC's clock against the server's. */
  CLOCK,
  /** The certificate store can be written and protects keys as the bank demands. */
  STORE,
  /** No enrolment was left open. */
  JOURNAL,
  /** No certificate is about to end. */
  CERTIFICATES,
  /** No software is installed that is known to break renewals. */
  SOFTWARE;

  /**
   * Gives the stable name in JSON and in lines.
   *
   * @return for example proxy-login
   */
  public String label() {
    return Failure.word(this);
  }

  /** Tells whether the check asks something of the network. */
  boolean isOfNetwork() {
    return compareTo(PROXY) >= 0 && compareTo(HTTP) <= 0;
  }
}
