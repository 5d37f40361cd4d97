package jp.nozomi.cert.keystore;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Parses the certificates of a store.
 *
 * <p>One that this runtime can't parse is another program's: it stays in the store and is not
 * listed, because it must not make the customer's own certificate unreachable.
 */
public final class CertificateDecoder {
  private final CertificateFactory factory;

  /** Makes a decoder. */
  public CertificateDecoder() {
    try {
      factory = CertificateFactory.getInstance("X.509");
    } catch (CertificateException e) {
      throw new IllegalStateException("every JDK reads X.509", e);
    }
  }

  /**
   * Parses a certificate.
   *
   * @param der the certificate in DER
   * @return the certificate, or empty if it can't be parsed
   */
  public Optional<X509Certificate> decode(byte[] der) {
    try {
      return Optional.of(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
