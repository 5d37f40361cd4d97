package jp.nozomi.cert.protocol.transport;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** A server showed a certificate that is not trusted. */
final class UntrustedServerException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String issuer;
  private final X509Certificate shown;

  private UntrustedServerException(
      String issuer, X509Certificate shown, CertificateException cause) {
    super(cause);
    this.issuer = issuer;
    this.shown = shown;
  }

  static UntrustedServerException of(X509Certificate[] chain, CertificateException cause) {
    X509Certificate last = chain[chain.length - 1];
    return new UntrustedServerException(last.getIssuerX500Principal().getName(), chain[0], cause);
  }

  String issuer() {
    return issuer;
  }

  /** The server's own certificate, as it showed it. */
  X509Certificate shown() {
    return shown;
  }
}
