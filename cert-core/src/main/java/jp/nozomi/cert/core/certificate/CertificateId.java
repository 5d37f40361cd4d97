package jp.nozomi.cert.core.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

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
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hex");
    }
  }

  /**
   * Computes a certificate's identity.
   *
   * @param certificate the certificate
   * @return its SHA-256
   */
  public static CertificateId of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new CertificateId(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that has no encoding", e);
    }
  }
}
