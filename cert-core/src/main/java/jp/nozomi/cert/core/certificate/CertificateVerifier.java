package jp.nozomi.cert.core.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.certificate.CertificateRejectedException.Reason;
import jp.nozomi.cert.core.name.CertificateSerial;

/**
 * Verifies a certificate that the bank returned, before anything is installed.
 *
 * <p>Stateless and thread-safe.
 */
public final class CertificateVerifier {
  private static final int MAX_CHAIN = 8;
  private static final int VERSION_3 = 3;
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int SHORTEST_RSA = 2048;
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  /** RSA PKCS#1 v1.5, RSA-PSS and ECDSA, each with SHA-256 or longer; Ed25519. */
  private static final Set<String> ALLOWED_SIGNATURES =
      Set.of(
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.2.840.113549.1.1.10",
          "1.2.840.10045.4.3.2",
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "1.3.101.112");

  /** Makes a verifier. */
  public CertificateVerifier() {}

  /**
   * Verifies a chain.
   *
   * @param chain the certificates as the server sent them; the end-entity certificate is first, the
   *     others may be in any order
   * @param expected what the certificate must be
   * @return the certificate with its path in order, the trust anchor left out
   * @throws CertificateRejectedException naming the first thing that is wrong
   */
  public IssuedCertificate verify(List<X509Certificate> chain, CertificateExpectation expected)
      throws CertificateRejectedException {
    if (chain.isEmpty() || chain.size() > MAX_CHAIN) {
      throw rejected(Reason.MALFORMED, chain.size() + " certificates");
    }
    X509Certificate leaf = chain.get(0);
    checkForm(leaf, expected);
    checkUsage(leaf);
    checkValidity(leaf, expected);
    List<X509Certificate> path = order(chain, expected.anchors());
    checkSignatures(path);
    checkPath(path, expected);
    return new IssuedCertificate(path);
  }

  private static void checkForm(X509Certificate leaf, CertificateExpectation expected)
      throws CertificateRejectedException {
    // The encodings are compared, so that it does not matter which provider made the key objects.
    if (!Arrays.equals(leaf.getPublicKey().getEncoded(), expected.publicKey().getEncoded())) {
      throw rejected(Reason.OTHER_KEY, "the public key is not the request's");
    }
    if (leaf.getVersion() != VERSION_3) {
      throw rejected(Reason.BAD_VERSION, "version " + leaf.getVersion());
    }
    if (!new CertificateSerial(leaf.getSerialNumber()).isConforming()) {
      throw rejected(Reason.BAD_SERIAL, "not positive, or more than 20 octets");
    }
    if (leaf.getBasicConstraints() >= 0) {
      throw rejected(Reason.IS_CA, "a certification authority's certificate");
    }
    Optional<byte[]> subject = expected.subject().map(name -> name.der());
    if (subject.isPresent()
        && !Arrays.equals(leaf.getSubjectX500Principal().getEncoded(), subject.get())) {
      throw rejected(Reason.OTHER_SUBJECT, "not the subject that was announced");
    }
  }

  private static void checkUsage(X509Certificate leaf) throws CertificateRejectedException {
    boolean[] usage = leaf.getKeyUsage();
    if (usage == null || !usage[DIGITAL_SIGNATURE]) {
      throw rejected(Reason.NO_DIGITAL_SIGNATURE, "key usage without digitalSignature");
    }
    try {
      List<String> extended = leaf.getExtendedKeyUsage();
      if (extended == null || !extended.contains(CLIENT_AUTH)) {
        throw rejected(Reason.NO_CLIENT_AUTH, "extended key usage without clientAuth");
      }
    } catch (CertificateParsingException e) {
      throw new CertificateRejectedException(Reason.MALFORMED, "extended key usage", e);
    }
  }

  private static void checkValidity(X509Certificate leaf, CertificateExpectation expected)
      throws CertificateRejectedException {
    Instant from = leaf.getNotBefore().toInstant();
    Instant until = leaf.getNotAfter().toInstant();
    if (!expected.now().minus(expected.skew()).isBefore(until)) {
      throw rejected(Reason.EXPIRED, "not after " + until);
    }
    if (expected.now().plus(expected.skew()).isBefore(from)) {
      throw rejected(Reason.NOT_YET_VALID, "not before " + from);
    }
    Duration longest = expected.longestValidity().plus(expected.skew());
    if (Duration.between(from, until).compareTo(longest) > 0) {
      throw rejected(Reason.VALID_TOO_LONG, "from " + from + " to " + until);
    }
  }

  /** Follows the issuers' names; servers are known to send the others in any order. */
  private static List<X509Certificate> order(List<X509Certificate> chain, TrustAnchors anchors)
      throws CertificateRejectedException {
    List<X509Certificate> left = new ArrayList<>(chain.subList(1, chain.size()));
    List<X509Certificate> path = new ArrayList<>(List.of(chain.get(0)));
    while (true) {
      X500Principal issuer = path.get(path.size() - 1).getIssuerX500Principal();
      boolean anchored =
          anchors.certificates().stream()
              .anyMatch(anchor -> anchor.getSubjectX500Principal().equals(issuer));
      if (anchored) {
        return path;
      }
      X509Certificate next =
          left.stream()
              .filter(candidate -> candidate.getSubjectX500Principal().equals(issuer))
              .findFirst()
              .orElseThrow(() -> rejected(Reason.NO_PATH, "no issuer named " + issuer));
      left.remove(next);
      path.add(next);
    }
  }

  private static void checkSignatures(List<X509Certificate> path)
      throws CertificateRejectedException {
    for (X509Certificate certificate : path) {
      if (!ALLOWED_SIGNATURES.contains(certificate.getSigAlgOID())) {
        throw rejected(Reason.WEAK_SIGNATURE, certificate.getSigAlgName());
      }
      if (certificate.getPublicKey() instanceof RSAPublicKey rsa
          && rsa.getModulus().bitLength() < SHORTEST_RSA) {
        throw rejected(Reason.WEAK_KEY, rsa.getModulus().bitLength() + " bits of RSA");
      }
    }
  }

  private static void checkPath(List<X509Certificate> path, CertificateExpectation expected)
      throws CertificateRejectedException {
    try {
      CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
      PKIXParameters parameters = new PKIXParameters(expected.anchors().forValidator());
      // Whether a certificate is revoked is the bank's to say at login; its CA may not be
      // reachable.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(within(path.get(0), expected.now())));
      CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
    } catch (CertPathValidatorException e) {
      throw new CertificateRejectedException(Reason.NO_PATH, "path: " + e.getReason(), e);
    } catch (CertificateException e) {
      throw new CertificateRejectedException(Reason.MALFORMED, "path", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK validates PKIX paths", e);
    }
  }

  /** The leaf's validity is checked above with skew; the path is checked at a moment inside it. */
  private static Instant within(X509Certificate leaf, Instant now) {
    Instant from = leaf.getNotBefore().toInstant();
    Instant until = leaf.getNotAfter().toInstant();
    return now.isBefore(from) ? from : now.isAfter(until) ? until : now;
  }

  private static CertificateRejectedException rejected(Reason reason, String detail) {
    return new CertificateRejectedException(reason, detail, null);
  }
}
