package jp.nozomi.cert.core.store;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;

/**
 * A certificate as a store has it.
 *
 * @param location the store
 * @param certificate the end-entity certificate
 * @param chain the certificate, then the issuers that the store has with it
 * @param keyUsable whether the store has the private key and can use it
 * @param keyName the key's name if the app made it; empty for another program's
 * @param protection how this key is kept
 */
public record StoredCertificate(
    StoreLocation location,
    X509Certificate certificate,
    List<X509Certificate> chain,
    boolean keyUsable,
    Optional<KeyName> keyName,
    Protection protection) {
  /**
   * Copies the chain.
   *
   * @param location the store
   * @param certificate the end-entity certificate
   * @param chain the certificate, then its issuers
   * @param keyUsable whether the store has the private key and can use it
   * @param keyName the key's name if the app made it
   * @param protection how this key is kept
   */
  public StoredCertificate {
    chain = List.copyOf(chain);
  }

  /**
   * Gives the certificate's identity, the same in every store.
   *
   * @return its SHA-256
   */
  public CertificateId id() {
    return CertificateId.of(certificate);
  }
}
