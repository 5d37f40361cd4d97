package jp.nozomi.cert.core.certificate;

import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pinned roots that client certificates must lead to (RFC 5280 section 6.1.1).
 *
 * @param certificates the anchors' certificates
 */
public record TrustAnchors(List<X509Certificate> certificates) {
  /**
   * Copies the list.
   *
   * @param certificates the anchors' certificates
   */
  public TrustAnchors {
    certificates = List.copyOf(certificates);
  }

  /**
   * Tells whether nothing is trusted.
   *
   * @return true if there is no anchor
   */
  public boolean isEmpty() {
    return certificates.isEmpty();
  }

  Set<TrustAnchor> forValidator() {
    return certificates.stream()
        .map(certificate -> new TrustAnchor(certificate, null))
        .collect(Collectors.toSet());
  }
}
