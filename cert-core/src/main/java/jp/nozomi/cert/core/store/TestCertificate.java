package jp.nozomi.cert.core.store;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import jp.nozomi.cert.core.encoding.Der;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** A certificate that a key issues to itself, which nobody trusts. */
final class TestCertificate {
  private static final X500Name NAME = new X500Name("CN=certapp self-test");
  private static final Duration VALIDITY = Duration.ofHours(1);

  private TestCertificate() {}

  static X509Certificate sign(RequestSigner signer, KeySpec spec, Instant now)
      throws StoreException {
    SignatureScheme scheme = SignatureScheme.of(spec);
    AlgorithmIdentifier algorithm =
        new DefaultSignatureAlgorithmIdentifierFinder().find(scheme.jcaName());
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(now.toEpochMilli())));
    generator.setSignature(algorithm);
    generator.setIssuer(NAME);
    generator.setSubject(NAME);
    generator.setStartDate(new Time(Date.from(now)));
    generator.setEndDate(new Time(Date.from(now.plus(VALIDITY))));
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(signer.publicKey().getEncoded()));
    TBSCertificate body = generator.generateTBSCertificate();
    byte[] signature = signer.sign(scheme, Der.encode(body));
    return decode(
        Der.encode(
            new DERSequence(new ASN1Encodable[] {body, algorithm, new DERBitString(signature)})));
  }

  private static X509Certificate decode(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was just built is none", e);
    }
  }
}
