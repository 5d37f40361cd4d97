package jp.nozomi.cert.swing.bench;

import java.security.cert.X509Certificate;

/** A server that issues certificates over EST to whoever says that they are a customer. */
interface EstHost extends AutoCloseable {
  /** Gives the URL that {@code /simpleenroll} is appended to. */
  String estUrl();

  /** Gives the authority of its TLS certificate. */
  X509Certificate authority();

  /** Gives the beginning of its threads' names; nobody else's begin so. */
  String threads();

  /** Opens an account whose password is {@code password}. */
  void open(String loginId);
}
