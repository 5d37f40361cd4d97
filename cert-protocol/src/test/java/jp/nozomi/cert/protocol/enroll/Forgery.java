package jp.nozomi.cert.protocol.enroll;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that is right but for what a test changes. */
final class Forgery {
  PublicKey key;
  X500Principal subject;
  Instant from = Instant.now().minusSeconds(60);
  Instant until = Instant.now().plusSeconds(86_400);
  HeldCertificate signedBy;
  boolean authority;

  Forgery(HeldCertificate issuer, CertificateRequest request) {
    this.signedBy = issuer;
    this.key = request.publicKey();
    this.subject = new X500Principal(request.subject().der());
  }

  String pem() {
    try {
      byte[] der =
          new JcaX509v3CertificateBuilder(
                  signedBy.certificate().getSubjectX500Principal(),
                  BigInteger.valueOf(4711),
                  Date.from(from),
                  Date.from(until),
                  subject,
                  key)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
              .build(
                  new JcaContentSignerBuilder(
                          signedBy.keyPair().getPrivate().getAlgorithm().equals("RSA")
                              ? "SHA256withRSA"
                              : "SHA256withECDSA")
                      .build(signedBy.keyPair().getPrivate()))
              .getEncoded();
      return HeldCertificate.pem(der);
    } catch (java.io.IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
