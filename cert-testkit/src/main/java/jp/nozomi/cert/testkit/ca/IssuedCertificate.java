package jp.nozomi.cert.testkit.ca;

import java.security.cert.X509Certificate;

/**
 * A certificate that the fake bank issued, as it stands now.
 *
 * @param loginId the customer
 * @param certificate the certificate
 * @param status how the bank regards it
 * @param confirmed whether the client said that it is installed, or logged in with it
 */
public record IssuedCertificate(
    String loginId, X509Certificate certificate, CertificateStatus status, boolean confirmed) {
  /** Names the certificate in one line, for the messages of assertions. */
  @Override
  public String toString() {
    return "%s %s %s until %s, serial %s"
        .formatted(
            loginId,
            status,
            confirmed ? "confirmed" : "unconfirmed",
            certificate.getNotAfter().toInstant(),
            certificate.getSerialNumber().toString(16));
  }
}
