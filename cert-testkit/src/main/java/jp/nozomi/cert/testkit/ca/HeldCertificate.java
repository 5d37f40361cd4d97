package jp.nozomi.cert.testkit.ca;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate with its key, and the chain above it.
 *
 * <p>Immutable. Made with {@link #builder()}, which also makes certificates that no authority
 * should.
 */
public final class HeldCertificate {
  private final KeyPair keyPair;
  private final byte[] der;
  private final List<HeldCertificate> issuers;

  HeldCertificate(KeyPair keyPair, byte[] der, List<HeldCertificate> issuers) {
    this.keyPair = keyPair;
    this.der = der.clone();
    this.issuers = List.copyOf(issuers);
  }

  /**
   * Starts a self-signed certificate of an EC P-256 key; see the builder for everything else.
   *
   * @return a builder
   */
  public static HeldCertificateBuilder builder() {
    return new HeldCertificateBuilder();
  }

  /**
   * Puts a certificate and its key together again.
   *
   * @param keyPair the key
   * @param der the certificate
   * @param issuers what is above it, the nearest first
   * @return the held certificate
   */
  public static HeldCertificate of(KeyPair keyPair, byte[] der, List<HeldCertificate> issuers) {
    return new HeldCertificate(keyPair, der, issuers);
  }

  /**
   * Gives the key.
   *
   * @return the key pair; the certificate's public key may be another on purpose
   */
  public KeyPair keyPair() {
    return keyPair;
  }

  /**
   * Gives the certificate's bytes.
   *
   * @return the DER encoding, or what the builder made of it
   */
  public byte[] der() {
    return der.clone();
  }

  /**
   * Reads the certificate.
   *
   * @return the certificate as the JDK reads it
   * @throws IllegalStateException if the JDK can't read this one
   */
  public X509Certificate certificate() {
    return parse(der);
  }

  /**
   * Gives what is above the certificate.
   *
   * @return the issuers, the nearest first, the trust anchor last
   */
  public List<HeldCertificate> issuers() {
    return issuers;
  }

  /** Signs with SHA-256, as this certificate's subject. */
  ContentSigner signer() throws OperatorCreationException {
    return new JcaContentSignerBuilder(signatureAlgorithm(keyPair)).build(keyPair.getPrivate());
  }

  static String signatureAlgorithm(KeyPair pair) {
    return pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  /**
   * Gives the certificate and its intermediates in PEM (RFC 7468), the trust anchor left out.
   *
   * @return the chain, this certificate first
   */
  public String chainPem() {
    StringBuilder out = new StringBuilder(pem(der));
    for (int i = 0; i < issuers.size() - 1; i++) {
      out.append(pem(issuers.get(i).der));
    }
    return out.toString();
  }

  /**
   * Writes a certificate in PEM (RFC 7468).
   *
   * @param der the certificate
   * @return its text, which ends with a line break
   */
  public static String pem(byte[] der) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + encoder.encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  /**
   * Reads a certificate.
   *
   * @param der its encoding
   * @return the certificate
   * @throws IllegalStateException if it is none that the JDK can read
   */
  public static X509Certificate parse(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that the JDK can not read", e);
    }
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "HeldCertificate[" + der.length + " bytes]";
  }
}
