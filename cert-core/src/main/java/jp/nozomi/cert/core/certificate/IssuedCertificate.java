package jp.nozomi.cert.core.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import jp.nozomi.cert.core.name.CertificateSerial;
import jp.nozomi.cert.core.name.DistinguishedName;

/**
 * A client certificate with its path, as verified or as found in a store.
 *
 * @param chain the end-entity certificate, then its issuers, without the trust anchor
 */
public record IssuedCertificate(List<X509Certificate> chain) {
  /**
   * Copies the chain.
   *
   * @param chain at least the end-entity certificate
   * @throws IllegalArgumentException if the chain is empty
   */
  public IssuedCertificate {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a chain of no certificate");
    }
    chain = List.copyOf(chain);
  }

  /**
   * Gives the end-entity certificate.
   *
   * @return the first of the chain
   */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /**
   * Gives the identity.
   *
   * @return the SHA-256 of the certificate
   */
  public CertificateId id() {
    return CertificateId.of(certificate());
  }

  /**
   * Gives the subject.
   *
   * @return the subject
   */
  public DistinguishedName subject() {
    return DistinguishedName.of(certificate().getSubjectX500Principal());
  }

  /**
   * Gives the issuer.
   *
   * @return the issuer
   */
  public DistinguishedName issuer() {
    return DistinguishedName.of(certificate().getIssuerX500Principal());
  }

  /**
   * Gives the serial number.
   *
   * @return the serial number
   */
  public CertificateSerial serial() {
    return new CertificateSerial(certificate().getSerialNumber());
  }

  /**
   * Gives the start of validity.
   *
   * @return the first second in which it is valid
   */
  public Instant notBefore() {
    return certificate().getNotBefore().toInstant();
  }

  /**
   * Gives the end of validity.
   *
   * @return the last second in which it is valid
   */
  public Instant notAfter() {
    return certificate().getNotAfter().toInstant();
  }
}
