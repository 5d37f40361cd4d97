package jp.nozomi.cert.protocol.transport;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** A server showed a certificate that is not trusted. */
final class UntrustedServerException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String issuer;

  private UntrustedServerException(String issuer, CertificateException cause) {
    super(cause);
    this.issuer = issuer;
  }

  static UntrustedServerException of(X509Certificate[] chain, CertificateException cause) {
    X509Certificate last = chain[chain.length - 1];
    return new UntrustedServerException(last.getIssuerX500Principal().getName(), cause);
  }

  String issuer() {
    return issuer;
  }
}
