package jp.nozomi.cert.keystore;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a store's certificates into end entities and issuers, and builds chains.
 *
 * <p>Each lookup is a hash access, so that ten thousand certificates take ten times as long as a
 * thousand. Chains are for sending along, not for trust: no signature is verified here.
 */
public final class CertificateIndex {
  private static final int MAX_CHAIN = 10;
  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

  private record Issuer(X500Principal subject, String keyIdentifier) {}

  private final List<X509Certificate> endEntities = new ArrayList<>();
  private final Map<Issuer, X509Certificate> issuersByKey = new HashMap<>();
  private final Map<X500Principal, X509Certificate> issuersByName = new HashMap<>();

  /**
   * Indexes certificates.
   *
   * @param certificates all certificates of a store, in the store's order
   */
  public CertificateIndex(Collection<X509Certificate> certificates) {
    for (X509Certificate certificate : certificates) {
      if (isIssuer(certificate)) {
        X500Principal subject = certificate.getSubjectX500Principal();
        issuersByName.putIfAbsent(subject, certificate);
        String identifier = subjectKeyIdentifier(certificate);
        if (identifier != null) {
          issuersByKey.putIfAbsent(new Issuer(subject, identifier), certificate);
        }
      } else {
        endEntities.add(certificate);
      }
    }
  }

  /**
   * Gives the certificates that are not a certification authority's.
   *
   * @return them in the store's order
   */
  public List<X509Certificate> endEntities() {
    return List.copyOf(endEntities);
  }

  /**
   * Builds the chain of a certificate from the issuers at hand.
   *
   * @param certificate where the chain starts
   * @return the certificate, then its issuers without a self-issued one, at most ten
   */
  public List<X509Certificate> chain(X509Certificate certificate) {
    List<X509Certificate> chain = new ArrayList<>();
    @Nullable X509Certificate next = certificate;
    while (next != null && chain.size() < MAX_CHAIN && !chain.contains(next)) {
      chain.add(next);
      next = isSelfIssued(next) ? null : issuer(next);
      if (next != null && isSelfIssued(next)) {
        next = null;
      }
    }
    return chain;
  }

  private @Nullable X509Certificate issuer(X509Certificate certificate) {
    X500Principal name = certificate.getIssuerX500Principal();
    String identifier = authorityKeyIdentifier(certificate);
    X509Certificate byKey =
        identifier == null ? null : issuersByKey.get(new Issuer(name, identifier));
    return byKey != null ? byKey : issuersByName.get(name);
  }

  private static boolean isIssuer(X509Certificate certificate) {
    boolean oldRoot = certificate.getVersion() < 3 && isSelfIssued(certificate);
    return certificate.getBasicConstraints() >= 0 || oldRoot;
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  // RFC 5280 section 4.2.1.2: an OCTET STRING inside the extension's OCTET STRING.
  private static @Nullable String subjectKeyIdentifier(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
    return extension == null || extension.length < 4
        ? null
        : HexFormat.of().formatHex(extension, 4, extension.length);
  }

  // RFC 5280 section 4.2.1.1: a SEQUENCE whose first member, tagged [0], is the key identifier.
  private static @Nullable String authorityKeyIdentifier(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(AUTHORITY_KEY_IDENTIFIER);
    if (extension == null || extension.length < 6 || extension[4] != (byte) 0x80) {
      return null;
    }
    int end = 6 + (extension[5] & 0xff);
    return end > extension.length
        ? null
        : HexFormat.of().formatHex(Arrays.copyOfRange(extension, 6, end));
  }
}
