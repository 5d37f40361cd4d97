package jp.nozomi.cert.core.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.certificate.CertificateRejectedException.Reason;
import jp.nozomi.cert.core.name.CertificateSerial;
import jp.nozomi.cert.core.name.DistinguishedName;

/**
 * Verifies a certificate that the bank returned, before anything is installed: its own form against
 * RFC 5280 section 4 and what was ordered, its path against section 6.
 *
 * <p>Stateless and thread-safe.
 */
public final class CertificateVerifier {
  private static final int MAX_CHAIN = 8;
  private static final int VERSION_3 = 3;
  private static final int DIGITAL_SIGNATURE = 0;
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  /** Makes a verifier. */
  public CertificateVerifier() {}

  /**
   * Verifies a chain.
   *
   * @param chain the certificates as the server sent them, at most 8; the end-entity certificate is
   *     first, the others may be in any order and need not all belong to the path
   * @param expected what the certificate must be
   * @return the certificate with its path in order, the trust anchor left out
   * @throws CertificateRejectedException naming the first thing that is wrong
   */
  public IssuedCertificate verify(List<X509Certificate> chain, CertificateExpectation expected)
      throws CertificateRejectedException {
    if (chain.isEmpty() || chain.size() > MAX_CHAIN) {
      throw new CertificateRejectedException(Reason.MALFORMED, chain.size() + " certificates");
    }
    X509Certificate leaf = chain.get(0);
    checkForm(leaf, expected);
    checkUsage(leaf);
    checkValidity(leaf, expected);
    CertificatePath path = CertificatePath.find(chain, expected.anchors());
    path.checkStrength();
    path.validate(within(leaf, expected.now()));
    return new IssuedCertificate(path.certificates());
  }

  private static void checkForm(X509Certificate leaf, CertificateExpectation expected)
      throws CertificateRejectedException {
    // The encodings are compared, so that it does not matter which provider made the key objects.
    if (!Arrays.equals(leaf.getPublicKey().getEncoded(), expected.publicKey().getEncoded())) {
      throw new CertificateRejectedException(
          Reason.OTHER_KEY, "the public key is not the request's");
    }
    if (leaf.getVersion() != VERSION_3) {
      throw new CertificateRejectedException(Reason.BAD_VERSION, "version " + leaf.getVersion());
    }
    if (!new CertificateSerial(leaf.getSerialNumber()).isConforming()) {
      throw new CertificateRejectedException(
          Reason.BAD_SERIAL, "not positive, or more than 20 octets");
    }
    if (leaf.getBasicConstraints() >= 0) {
      throw new CertificateRejectedException(
          Reason.IS_CA, "a certification authority's certificate");
    }
    DistinguishedName subject = name(leaf.getSubjectX500Principal());
    if (!subject.equals(expected.subject().orElse(subject))) {
      throw new CertificateRejectedException(
          Reason.OTHER_SUBJECT, "not the subject that was announced");
    }
    name(leaf.getIssuerX500Principal());
  }

  private static void checkUsage(X509Certificate leaf) throws CertificateRejectedException {
    boolean[] usage = leaf.getKeyUsage();
    if (usage == null || !usage[DIGITAL_SIGNATURE]) {
      throw new CertificateRejectedException(
          Reason.NO_DIGITAL_SIGNATURE, "key usage without digitalSignature");
    }
    try {
      List<String> extended = leaf.getExtendedKeyUsage();
      if (extended == null || !extended.contains(CLIENT_AUTH)) {
        throw new CertificateRejectedException(
            Reason.NO_CLIENT_AUTH, "extended key usage without clientAuth");
      }
    } catch (CertificateParsingException e) {
      throw new CertificateRejectedException(Reason.MALFORMED, "extended key usage", e);
    }
  }

  private static void checkValidity(X509Certificate leaf, CertificateExpectation expected)
      throws CertificateRejectedException {
    Instant from = leaf.getNotBefore().toInstant();
    Instant until = leaf.getNotAfter().toInstant();
    if (expected.now().minus(expected.skew()).isAfter(until)) {
      throw new CertificateRejectedException(Reason.EXPIRED, "not after " + until);
    }
    if (expected.now().plus(expected.skew()).isBefore(from)) {
      throw new CertificateRejectedException(Reason.NOT_YET_VALID, "not before " + from);
    }
    Duration longest = expected.longestValidity().plus(expected.skew());
    if (Duration.between(from, until).compareTo(longest) > 0) {
      throw new CertificateRejectedException(
          Reason.VALID_TOO_LONG, "from " + from + " to " + until);
    }
  }

  /** The leaf's validity is checked with skew; the path is validated at a moment inside it. */
  private static Instant within(X509Certificate leaf, Instant now) {
    Instant from = leaf.getNotBefore().toInstant();
    Instant until = leaf.getNotAfter().toInstant();
    return now.isBefore(from) ? from : now.isAfter(until) ? until : now;
  }

  private static DistinguishedName name(X500Principal principal)
      throws CertificateRejectedException {
    try {
      return DistinguishedName.of(principal);
    } catch (IllegalArgumentException e) {
      throw new CertificateRejectedException(Reason.MALFORMED, "a name", e);
    }
  }
}
