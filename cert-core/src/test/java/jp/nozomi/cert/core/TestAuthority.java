package jp.nozomi.cert.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority of the tests; it issues whatever it is told to. */
public final class TestAuthority {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3_650);

  /** The JDK's own provider does not know weak and PSS algorithms by one name. */
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final X500Name name;
  private final KeyPair key;
  private final X509Certificate certificate;

  private TestAuthority(X500Name name, KeyPair key, X509Certificate certificate) {
    this.name = name;
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * Makes a root.
   *
   * @param commonName its common name
   * @return the authority with a fresh key and a certificate of its own
   */
  public static TestAuthority root(String commonName) {
    X500Name name = new X500Name("CN=" + commonName);
    KeyPair key = Fixtures.ec("secp256r1");
    Order order = new Order(name, key, name, key.getPublic()).authority();
    return new TestAuthority(name, key, order.issue());
  }

  /**
   * Makes an authority below this one.
   *
   * @param commonName its common name
   * @return the authority with a fresh key and a certificate by this one
   */
  public TestAuthority issuing(String commonName) {
    return issuing(commonName, Fixtures.ec("secp256r1"));
  }

  /**
   * Makes an authority below this one.
   *
   * @param commonName its common name
   * @param itsKey its key
   * @return the authority with a certificate by this one
   */
  public TestAuthority issuing(String commonName, KeyPair itsKey) {
    X500Name itsName = new X500Name("CN=" + commonName);
    return with(order(itsName, itsKey.getPublic()).authority().issue(), itsKey);
  }

  /**
   * Gives an authority another certificate.
   *
   * @param other the certificate
   * @param itsKey the key of the certificate
   * @return an authority with that name, key and certificate
   */
  public static TestAuthority with(X509Certificate other, KeyPair itsKey) {
    X500Name name = X500Name.getInstance(other.getSubjectX500Principal().getEncoded());
    return new TestAuthority(name, itsKey, other);
  }

  /**
   * Orders a certificate by this authority.
   *
   * @param subject its subject
   * @param publicKey its public key
   * @return the order, to be changed before it is issued
   */
  public Order order(X500Name subject, PublicKey publicKey) {
    return new Order(name, key, subject, publicKey);
  }

  /**
   * Orders a customer's certificate as the bank issues it.
   *
   * @param publicKey the customer's key
   * @return the order: 366 days from {@link Fixtures#NOW}, digitalSignature, clientAuth
   */
  public Order customer(PublicKey publicKey) {
    return order(Fixtures.customer(), publicKey)
        .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
        .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
  }

  /**
   * Gives the authority's certificate.
   *
   * @return the certificate
   */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * Gives the authority's key.
   *
   * @return the key pair
   */
  public KeyPair key() {
    return key;
  }

  /** A certificate in the making; every part can be made wrong. */
  public static final class Order {
    private final X500Name issuer;
    private final KeyPair issuerKey;
    private final X500Name subject;
    private final PublicKey publicKey;
    private final Map<ASN1ObjectIdentifier, ASN1Encodable> extensions = new LinkedHashMap<>();
    private BigInteger serial = new BigInteger("5b8e869e2bc4b2225302f34ada65184e", 16);
    private Instant notBefore = Fixtures.NOW;
    private Instant notAfter = Fixtures.NOW.plus(Duration.ofDays(366));
    private Optional<String> algorithm = Optional.empty();

    private Order(X500Name issuer, KeyPair issuerKey, X500Name subject, PublicKey publicKey) {
      this.issuer = issuer;
      this.issuerKey = issuerKey;
      this.subject = subject;
      this.publicKey = publicKey;
    }

    /**
     * Makes it an authority's certificate.
     *
     * @return this order
     */
    public Order authority() {
      notBefore = Fixtures.NOW.minus(Duration.ofDays(1));
      notAfter = notBefore.plus(AUTHORITY_LIFE);
      return with(Extension.basicConstraints, new BasicConstraints(true))
          .with(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    /**
     * Sets an extension, critical as RFC 5280 wants it.
     *
     * @param oid its type
     * @param value its value
     * @return this order
     */
    public Order with(ASN1ObjectIdentifier oid, ASN1Encodable value) {
      extensions.put(oid, value);
      return this;
    }

    /**
     * Leaves an extension out.
     *
     * @param oid its type
     * @return this order
     */
    public Order without(ASN1ObjectIdentifier oid) {
      extensions.remove(oid);
      return this;
    }

    /**
     * Sets the serial number, whether or not it conforms.
     *
     * @param number the number
     * @return this order
     */
    public Order serial(BigInteger number) {
      serial = number;
      return this;
    }

    /**
     * Sets the validity.
     *
     * @param from its first second
     * @param until its last second
     * @return this order
     */
    public Order valid(Instant from, Instant until) {
      notBefore = from;
      notAfter = until;
      return this;
    }

    /**
     * Signs with another algorithm than the key's usual one.
     *
     * @param name the JDK's name
     * @return this order
     */
    public Order signedWith(String name) {
      algorithm = Optional.of(name);
      return this;
    }

    /**
     * Issues the certificate.
     *
     * @return the certificate, of version 3
     */
    public X509Certificate issue() {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer, serial, Date.from(notBefore), Date.from(notAfter), subject, info());
      try {
        for (Map.Entry<ASN1ObjectIdentifier, ASN1Encodable> extension : extensions.entrySet()) {
          boolean critical = !extension.getKey().equals(Extension.extendedKeyUsage);
          builder.addExtension(extension.getKey(), critical, extension.getValue());
        }
        return parsed(builder.build(signer()));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /**
     * Issues the certificate without its extensions.
     *
     * @return the certificate, of version 1
     */
    public X509Certificate issueVersion1() {
      return parsed(
          new X509v1CertificateBuilder(
                  issuer, serial, Date.from(notBefore), Date.from(notAfter), subject, info())
              .build(signer()));
    }

    private SubjectPublicKeyInfo info() {
      return SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
    }

    private ContentSigner signer() {
      String usual =
          issuerKey.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      try {
        return new JcaContentSignerBuilder(algorithm.orElse(usual))
            .setProvider(PROVIDER)
            .build(issuerKey.getPrivate());
      } catch (OperatorCreationException e) {
        throw new AssertionError(e);
      }
    }

    private static X509Certificate parsed(X509CertificateHolder holder) {
      try {
        return (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
      } catch (GeneralSecurityException | IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
