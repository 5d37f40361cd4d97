package jp.nozomi.cert.testkit.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;

/** Certificate revocation lists of the issuing authority (RFC 5280 section 5). */
public final class RevocationList {
  private static final Duration LIFE = Duration.ofHours(1);

  private RevocationList() {}

  /**
   * Makes a list.
   *
   * @param authority who signs it
   * @param now when it is made; good for an hour
   * @param certificates the certificates, of which the revoked ones are listed
   * @return the list in DER
   */
  public static byte[] of(
      Authority authority, Instant now, Collection<CertificateState> certificates) {
    HeldCertificate issuing = authority.issuing();
    try {
      X509CertificateHolder issuer = new X509CertificateHolder(issuing.der());
      X509v2CRLBuilder list = new X509v2CRLBuilder(issuer.getSubject(), Date.from(now));
      list.setNextUpdate(Date.from(now.plus(LIFE)));
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new BcX509ExtensionUtils()
              .createAuthorityKeyIdentifier(issuer.getSubjectPublicKeyInfo()));
      list.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
      for (CertificateState certificate : certificates) {
        certificate
            .revoked()
            .ifPresent(
                revoked ->
                    list.addCRLEntry(
                        certificate.serial(), Date.from(revoked.since()), revoked.reason()));
      }
      return list.build(issuing.signer()).getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("a list that can not be made", e);
    }
  }
}
