package jp.nozomi.cert.core.certificate;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateRejectedException.Reason;

/**
 * The path from an end-entity certificate to a trust anchor (RFC 5280 section 6).
 *
 * @param certificates the end-entity certificate, then its issuers, the trust anchor left out
 * @param anchors the trust anchors, one of which issued the last certificate
 */
record CertificatePath(List<X509Certificate> certificates, TrustAnchors anchors) {
  private static final int SHORTEST_RSA = 2048;
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final Set<String> ALLOWED_DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

  /** RSA PKCS#1 v1.5 and ECDSA, each with SHA-256 or longer; Ed25519. */
  private static final Set<String> ALLOWED_SIGNATURES =
      Set.of(
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.2.840.10045.4.3.2",
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "1.3.101.112");

  /** Follows the issuers; servers are known to send them in any order, and others with them. */
  static CertificatePath find(List<X509Certificate> chain, TrustAnchors anchors)
      throws CertificateRejectedException {
    List<X509Certificate> left = new ArrayList<>(chain.subList(1, chain.size()));
    List<X509Certificate> path = new ArrayList<>(List.of(chain.get(0)));
    X509Certificate last = chain.get(0);
    while (issuer(last, anchors.certificates()).isEmpty()) {
      Optional<X509Certificate> next = issuer(last, left);
      if (next.isEmpty()) {
        throw new CertificateRejectedException(
            Reason.NO_PATH, "no issuer with the key and name of " + last.getIssuerX500Principal());
      }
      last = next.get();
      // Each is used once, so that two that issued each other do not go round for ever.
      left.remove(last);
      path.add(last);
    }
    return new CertificatePath(path, anchors);
  }

  /** By key as well as by name: a renewed authority has two certificates of one name. */
  private static Optional<X509Certificate> issuer(
      X509Certificate certificate, List<X509Certificate> candidates) {
    return candidates.stream()
        .filter(
            candidate ->
                candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .filter(candidate -> isSignedBy(certificate, candidate.getPublicKey()))
        .findFirst();
  }

  private static boolean isSignedBy(X509Certificate certificate, PublicKey key) {
    try {
      certificate.verify(key);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Refuses weak signatures and keys, the trust anchor's apart: that one is pinned. */
  void checkStrength() throws CertificateRejectedException {
    for (X509Certificate certificate : certificates) {
      if (!isStrong(certificate)) {
        throw new CertificateRejectedException(Reason.WEAK_SIGNATURE, certificate.getSigAlgName());
      }
      if (certificate.getPublicKey() instanceof RSAPublicKey rsa
          && rsa.getModulus().bitLength() < SHORTEST_RSA) {
        throw new CertificateRejectedException(
            Reason.WEAK_KEY, rsa.getModulus().bitLength() + " bits of RSA");
      }
    }
  }

  private static boolean isStrong(X509Certificate certificate) {
    if (!certificate.getSigAlgOID().equals(RSA_PSS)) {
      return ALLOWED_SIGNATURES.contains(certificate.getSigAlgOID());
    }
    // RFC 4055 section 3.1: the digest is a parameter, and SHA-1 if there is none.
    byte[] encoded = certificate.getSigAlgParams();
    if (encoded == null) {
      return false;
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(encoded);
      PSSParameterSpec pss = parameters.getParameterSpec(PSSParameterSpec.class);
      return ALLOWED_DIGESTS.contains(pss.getDigestAlgorithm());
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  /** Validates the path (RFC 5280 section 6.1) as of one moment. */
  void validate(Instant at) throws CertificateRejectedException {
    try {
      CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(certificates);
      PKIXParameters parameters = new PKIXParameters(anchors.forValidator());
      // Whether a certificate is revoked is the bank's to say at login; its CA may not be
      // reachable.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
    } catch (CertPathValidatorException e) {
      throw new CertificateRejectedException(Reason.NO_PATH, "path: " + e.getReason(), e);
    } catch (CertificateException e) {
      throw new CertificateRejectedException(Reason.MALFORMED, "path", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK validates PKIX paths", e);
    }
  }
}
