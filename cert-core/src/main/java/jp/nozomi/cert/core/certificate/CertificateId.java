package jp.nozomi.cert.core.certificate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import jp.nozomi.cert.core.encoding.Sha256;

/**
 * A certificate's identity: the SHA-256 of its DER encoding.
 *
 * @param sha256 64 hexadecimal digits in lower case
 */
public record CertificateId(String sha256) {
  /**
   * Checks the form.
   *
   * @param sha256 64 hexadecimal digits in lower case
   * @throws IllegalArgumentException if it is anything else
   */
  public CertificateId {
    Sha256.requireHex(sha256);
  }

  /**
   * Computes a certificate's identity.
   *
   * @param certificate the certificate
   * @return its SHA-256
   */
  public static CertificateId of(X509Certificate certificate) {
    try {
      return new CertificateId(Sha256.hex(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that has no encoding", e);
    }
  }
}
