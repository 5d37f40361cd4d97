package jp.nozomi.cert.protocol.preflight;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.transport.Diagnosis;

/** Tells whether the connection is encrypted, and with whom. */
final class TlsCheck {
  /** Short of what a redactor takes for a token, long enough to compare. */
  private static final int FINGERPRINT_DIGITS = 16;

  private TlsCheck() {}

  static Checked<Reach> of(Reach reach) {
    String host = reach.hop().bank().host();
    if (reach.point() == Reach.Point.SECURED) {
      CheckResult result = Finding.TLS_OK.with("host", host);
      return Checked.of(
          reach.session().map(session -> agreed(result, session)).orElse(result), reach);
    }
    return Checked.stop(
        reach
            .connectionFailure()
            .map(failure -> failed(failure, host))
            .orElseGet(Finding.TLS_LOST::result)
            .with("host", host));
  }

  private static CheckResult failed(ConnectionException failure, String host) {
    Finding finding =
        switch (Diagnosis.tls(failure, host)) {
          case INTERCEPTED -> Finding.TLS_INTERCEPTED;
          case UNTRUSTED -> Finding.TLS_UNTRUSTED;
          case WRONG_HOST -> Finding.TLS_WRONG_HOST;
          case EXPIRED -> Finding.TLS_EXPIRED;
          case NOT_YET_VALID -> Finding.TLS_NOT_YET_VALID;
          case NOT_TLS -> Finding.TLS_NOT_TLS;
          case NOT_AGREED -> Finding.TLS_NOT_AGREED;
          case TIMED_OUT -> Finding.TLS_TIMED_OUT;
          case OTHER -> Finding.TLS_LOST;
        };
    Optional<Diagnosis.Shown> shown = Diagnosis.shown(failure);
    return shown.isPresent()
        ? server(finding.with("issuer", shown.get().issuer()), shown.get().certificate())
        : finding.result();
  }

  private static CheckResult agreed(CheckResult ok, SSLSession session) {
    CheckResult result =
        ok.with("protocol", session.getProtocol()).with("cipher", session.getCipherSuite());
    try {
      Certificate[] chain = session.getPeerCertificates();
      X509Certificate last = (X509Certificate) chain[chain.length - 1];
      return server(
          result.with("issuer", last.getIssuerX500Principal().getName()),
          (X509Certificate) chain[0]);
    } catch (SSLPeerUnverifiedException e) {
      throw new IllegalStateException("a secured session has a server", e);
    }
  }

  private static CheckResult server(CheckResult result, X509Certificate certificate) {
    return result
        .with("subject", certificate.getSubjectX500Principal().getName())
        .with("notBefore", certificate.getNotBefore().toInstant())
        .with("notAfter", certificate.getNotAfter().toInstant())
        .with("sha256", fingerprint(certificate));
  }

  /** The first digits of a certificate's SHA-256. */
  static String fingerprint(X509Certificate certificate) {
    return CertificateId.of(certificate).sha256().substring(0, FINGERPRINT_DIGITS);
  }
}
