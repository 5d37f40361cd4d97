package jp.nozomi.cert.keystore;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root and an issuing authority, as small as the stores' tests need them. */
public final class TestCa {
  private static final String ORGANIZATION = "O=(9936)NTT DATA CORPORATION";
  private static final Duration YEAR = Duration.ofDays(366);

  private final SecureRandom random = new SecureRandom();
  private final KeyPair rootKey = newKeyPair("EC", 256);
  private final KeyPair issuingKey = newKeyPair("EC", 256);
  private final X500Principal rootName = new X500Principal(ORGANIZATION + ",CN=Test Root");
  private final X500Principal issuingName = new X500Principal(ORGANIZATION + ",CN=Test Issuing CA");
  private final X509Certificate root =
      sign(rootName, rootKey, rootName, rootKey.getPublic(), Kind.AUTHORITY, Instant.now());
  private final X509Certificate issuing =
      sign(rootName, rootKey, issuingName, issuingKey.getPublic(), Kind.AUTHORITY, Instant.now());

  private enum Kind {
    AUTHORITY,
    CLIENT,
    SERVER
  }

  public X509Certificate root() {
    return root;
  }

  public X509Certificate issuing() {
    return issuing;
  }

  /** A client's certificate and the issuing authority's. */
  public List<X509Certificate> issue(PublicKey key) {
    return List.of(client(key, Instant.now()), issuing);
  }

  /** A chain whose certificate expired yesterday. */
  public List<X509Certificate> issueExpired(PublicKey key) {
    return List.of(client(key, Instant.now().minus(YEAR).minus(Duration.ofDays(1))), issuing);
  }

  /** A chain whose first certificate may sign others. */
  public List<X509Certificate> issueAuthority(PublicKey key) {
    X500Principal subject = new X500Principal(ORGANIZATION + ",CN=Sub CA");
    return List.of(
        sign(issuingName, issuingKey, subject, key, Kind.AUTHORITY, Instant.now()), issuing);
  }

  /** A certificate of a server on the loopback interface, issued by the root. */
  public X509Certificate server(PublicKey key) {
    return sign(
        rootName, rootKey, new X500Principal("CN=localhost"), key, Kind.SERVER, Instant.now());
  }

  public static KeyPair newKeyPair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate client(PublicKey key, Instant start) {
    String name =
        "CN=logid%03d A001 %020d".formatted(random.nextInt(1000), random.nextInt(1 << 30));
    X500Principal subject =
        new X500Principal(name + ",OU=(9936)ANSER-WEB(BizSOL) TEST CA - G4," + ORGANIZATION);
    return sign(issuingName, issuingKey, subject, key, Kind.CLIENT, start);
  }

  private X509Certificate sign(
      X500Principal issuer,
      KeyPair issuerKey,
      X500Principal subject,
      PublicKey key,
      Kind kind,
      Instant start) {
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(127, random).setBit(126),
              Date.from(start.minusSeconds(60)),
              Date.from(start.plus(YEAR)),
              subject,
              key);
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(issuerKey.getPublic()));
      addUsage(builder, kind);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addUsage(X509v3CertificateBuilder builder, Kind kind) throws CertIOException {
    builder.addExtension(
        Extension.basicConstraints, true, new BasicConstraints(kind == Kind.AUTHORITY));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(kind == Kind.AUTHORITY ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
    if (kind != Kind.AUTHORITY) {
      KeyPurposeId purpose =
          kind == Kind.CLIENT ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }
  }
}
