package jp.nozomi.cert.testkit.ca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V1TBSCertificateGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * Makes certificates, the right ones and the wrong ones.
 *
 * <p>What is not set follows RFC 5280: a version 3 certificate with the key identifiers, basic
 * constraints and key usage of its role. Not thread-safe.
 */
public final class HeldCertificateBuilder {
  private Optional<KeyPair> keyPair = Optional.empty();
  private Optional<PublicKey> publicKey = Optional.empty();
  private X500Name subject = new X500Name("CN=localhost");
  private BigInteger serial = BigInteger.ONE;
  private Instant notBefore = Instant.now().minus(Duration.ofDays(1));
  private Instant notAfter = notBefore.plus(Duration.ofDays(366));
  private boolean authority;
  private Optional<HeldCertificate> issuer = Optional.empty();
  private Optional<String> signatureAlgorithm = Optional.empty();
  private List<KeyPurposeId> purposes = List.of();
  private Optional<Integer> keyUsage = Optional.empty();
  private final List<GeneralName> names = new ArrayList<>();
  private final List<Extension> extensions = new ArrayList<>();
  private boolean version1;
  private byte[] trailing = new byte[0];

  HeldCertificateBuilder() {}

  /**
   * Sets the key; a shared EC P-256 pair otherwise.
   *
   * @param pair the key pair
   * @return this builder
   */
  public HeldCertificateBuilder keyPair(KeyPair pair) {
    keyPair = Optional.of(pair);
    return this;
  }

  /**
   * Sets the certificate's public key alone, for an authority that does not hold the private one.
   *
   * @param key the subject's public key
   * @return this builder
   */
  public HeldCertificateBuilder publicKey(PublicKey key) {
    publicKey = Optional.of(key);
    return this;
  }

  /**
   * Sets the subject.
   *
   * @param name the name in the form of RFC 4514, most specific attribute last as in the encoding
   * @return this builder
   */
  public HeldCertificateBuilder subject(String name) {
    return subject(new X500Name(name));
  }

  /**
   * Takes the subject of another certificate, to the byte.
   *
   * @param other the other certificate
   * @return this builder
   */
  public HeldCertificateBuilder subjectOf(HeldCertificate other) {
    return subject(X500Name.getInstance(encodedSubject(other)));
  }

  HeldCertificateBuilder subject(X500Name name) {
    subject = name;
    return this;
  }

  /**
   * Sets the serial number; zero, negative and over-long ones are written as they are.
   *
   * @param number the number
   * @return this builder
   */
  public HeldCertificateBuilder serial(BigInteger number) {
    serial = number;
    return this;
  }

  /**
   * Sets the validity, in whole seconds.
   *
   * @param from the first second
   * @param until the last second
   * @return this builder
   */
  public HeldCertificateBuilder valid(Instant from, Instant until) {
    notBefore = from;
    notAfter = until;
    return this;
  }

  /**
   * Makes the certificate an authority's: CA true, for signing certificates and revocation lists.
   *
   * @return this builder
   */
  public HeldCertificateBuilder authority() {
    authority = true;
    return this;
  }

  /**
   * Sets the issuer; self-signed otherwise.
   *
   * @param by the authority
   * @return this builder
   */
  public HeldCertificateBuilder issuedBy(HeldCertificate by) {
    issuer = Optional.of(by);
    return this;
  }

  /**
   * Sets the signature algorithm; SHA-256 with the issuer's key otherwise.
   *
   * @param name the JDK's name, for example SHA1withRSA
   * @return this builder
   */
  public HeldCertificateBuilder signatureAlgorithm(String name) {
    signatureAlgorithm = Optional.of(name);
    return this;
  }

  /**
   * Allows TLS client authentication (extended key usage).
   *
   * @return this builder
   */
  public HeldCertificateBuilder forClients() {
    purposes = List.of(KeyPurposeId.id_kp_clientAuth);
    return this;
  }

  /**
   * Allows TLS server authentication for host names and addresses.
   *
   * @param hosts DNS names or IP addresses
   * @return this builder
   */
  public HeldCertificateBuilder forServers(String... hosts) {
    purposes = List.of(KeyPurposeId.id_kp_serverAuth);
    names.clear();
    for (String host : hosts) {
      boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
      names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    return this;
  }

  /**
   * Leaves the purposes (extended key usage) out.
   *
   * @return this builder
   */
  public HeldCertificateBuilder withoutPurpose() {
    purposes = List.of();
    return this;
  }

  /**
   * Makes a certificate of version 1, which has no extensions.
   *
   * @return this builder
   */
  public HeldCertificateBuilder version1() {
    version1 = true;
    return this;
  }

  /**
   * Allows signing OCSP replies (RFC 6960 section 4.2.2.2).
   *
   * @return this builder
   */
  public HeldCertificateBuilder forOcsp() {
    purposes = List.of(KeyPurposeId.id_kp_OCSPSigning);
    return this;
  }

  /**
   * Sets the key usage bits; those of the role otherwise.
   *
   * @param bits the bits of RFC 5280 section 4.2.1.3 as Bouncy Castle numbers them
   * @return this builder
   */
  public HeldCertificateBuilder keyUsage(int bits) {
    keyUsage = Optional.of(bits);
    return this;
  }

  /**
   * Names where the certificate's status is told: revocation list, OCSP and the issuer's
   * certificate (RFC 5280 sections 4.2.1.13 and 4.2.2.1).
   *
   * @param origin what comes before {@link StatusPaths}
   * @return this builder
   */
  public HeldCertificateBuilder statusAt(String origin) {
    DistributionPointName list =
        new DistributionPointName(new GeneralNames(url(origin + StatusPaths.CRL)));
    extension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(list, null, null)}));
    AccessDescription[] access = {
      new AccessDescription(AccessDescription.id_ad_ocsp, url(origin + StatusPaths.OCSP)),
      new AccessDescription(AccessDescription.id_ad_caIssuers, url(origin + StatusPaths.ISSUER))
    };
    return extension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(access));
  }

  private static GeneralName url(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  HeldCertificateBuilder extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      extensions.add(new Extension(id, critical, value.toASN1Primitive().getEncoded("DER")));
    } catch (IOException e) {
      throw new UncheckedIOException("encoding to memory", e);
    }
    return this;
  }

  /**
   * Puts bytes behind the certificate.
   *
   * @param bytes what follows the DER encoding
   * @return this builder
   */
  public HeldCertificateBuilder trailing(byte[] bytes) {
    trailing = bytes.clone();
    return this;
  }

  /**
   * Makes the certificate.
   *
   * @return the certificate with its key
   */
  public HeldCertificate build() {
    KeyPair own = keyPair.orElseGet(() -> Keys.shared(KeySpec.EC_P256));
    KeyPair signing = issuer.map(HeldCertificate::keyPair).orElse(own);
    String algorithm =
        signatureAlgorithm.orElseGet(() -> HeldCertificate.signatureAlgorithm(signing));
    AlgorithmIdentifier identifier = Signatures.identifier(algorithm);
    try {
      TBSCertificate content =
          version1 ? version1(identifier, own) : version3(identifier, own, signing);
      ASN1EncodableVector certificate = new ASN1EncodableVector(3);
      certificate.add(content);
      certificate.add(identifier);
      certificate.add(
          new DERBitString(
              Signatures.sign(algorithm, signing.getPrivate(), content.getEncoded("DER"))));
      byte[] der = new DERSequence(certificate).getEncoded("DER");
      byte[] bytes = Arrays.copyOf(der, der.length + trailing.length);
      System.arraycopy(trailing, 0, bytes, der.length, trailing.length);
      return new HeldCertificate(own, bytes, chain());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that can not be made", e);
    }
  }

  private TBSCertificate version1(AlgorithmIdentifier identifier, KeyPair own) {
    V1TBSCertificateGenerator out = new V1TBSCertificateGenerator();
    out.setSerialNumber(new ASN1Integer(serial));
    out.setSignature(identifier);
    out.setIssuer(issuerName());
    out.setStartDate(new Time(Date.from(notBefore)));
    out.setEndDate(new Time(Date.from(notAfter)));
    out.setSubject(subject);
    out.setSubjectPublicKeyInfo(info(publicKey.orElse(own.getPublic())));
    return out.generateTBSCertificate();
  }

  private TBSCertificate version3(AlgorithmIdentifier identifier, KeyPair own, KeyPair signing)
      throws IOException, GeneralSecurityException {
    SubjectPublicKeyInfo info = info(publicKey.orElse(own.getPublic()));
    V3TBSCertificateGenerator out = new V3TBSCertificateGenerator();
    out.setSerialNumber(new ASN1Integer(serial));
    out.setSignature(identifier);
    out.setIssuer(issuerName());
    out.setStartDate(new Time(Date.from(notBefore)));
    out.setEndDate(new Time(Date.from(notAfter)));
    out.setSubject(subject);
    out.setSubjectPublicKeyInfo(info);
    out.setExtensions(extensions(own, info, info(signing.getPublic())));
    return out.generateTBSCertificate();
  }

  private Extensions extensions(KeyPair own, SubjectPublicKeyInfo info, SubjectPublicKeyInfo above)
      throws IOException, GeneralSecurityException {
    ExtensionsGenerator out = new ExtensionsGenerator();
    out.addExtension(
        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier(above)));
    out.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(info)));
    out.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    out.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage.orElse(usage(own))));
    if (!purposes.isEmpty()) {
      out.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    }
    if (!names.isEmpty()) {
      out.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(names.toArray(GeneralName[]::new)));
    }
    extensions.forEach(out::addExtension);
    return out.generate();
  }

  private X500Name issuerName() {
    return issuer.map(by -> X500Name.getInstance(encodedSubject(by))).orElse(subject);
  }

  private static SubjectPublicKeyInfo info(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }

  /** RFC 5280 section 4.2.1.2, method 1. */
  private static byte[] identifier(SubjectPublicKeyInfo info) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(info.getPublicKeyData().getOctets());
  }

  private List<HeldCertificate> chain() {
    List<HeldCertificate> above = new ArrayList<>();
    issuer.ifPresent(
        by -> {
          above.add(by);
          above.addAll(by.issuers());
        });
    return above;
  }

  private int usage(KeyPair own) {
    if (authority) {
      return KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature;
    }
    boolean rsa = publicKey.orElse(own.getPublic()).getAlgorithm().equals("RSA");
    return rsa ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment : KeyUsage.digitalSignature;
  }

  /** From the encoding, so that the issuer of the one is the subject of the other to the byte. */
  private static byte[] encodedSubject(HeldCertificate held) {
    try {
      return Certificate.getInstance(held.der()).getSubject().getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("an issuer whose certificate can not be read", e);
    }
  }
}
