package jp.nozomi.cert.keystore.pkcs12;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.keystore.CertificateDecoder;
import jp.nozomi.cert.keystore.CertificateIndex;
import org.bouncycastle.asn1.pkcs.SafeBag;

/**
 * A file's keys and certificates, joined.
 *
 * <p>Key and certificate belong together if they share a localKeyId, the one attribute that every
 * program writes; the friendlyName decides only where it is missing.
 */
final class Entries {
  private final Map<X509Certificate, List<SafeBag>> certificates = new LinkedHashMap<>();
  private final Map<CertificateId, X509Certificate> certificatesById = new HashMap<>();
  private final Map<String, X509Certificate> certificatesByKeyId = new HashMap<>();
  private final Map<String, SafeBag> keysById = new HashMap<>();
  private final Map<String, SafeBag> keysByName = new HashMap<>();
  private final CertificateIndex index;

  Entries(Contents contents) {
    CertificateDecoder decoder = new CertificateDecoder();
    contents.bags().forEach(bag -> add(bag, decoder));
    index = new CertificateIndex(certificates.keySet());
    for (X509Certificate certificate : index.endEntities()) {
      certificatesById.put(CertificateId.of(certificate), certificate);
    }
  }

  List<X509Certificate> endEntities() {
    return index.endEntities();
  }

  List<X509Certificate> chain(X509Certificate certificate) {
    return index.chain(certificate);
  }

  boolean contains(X509Certificate certificate) {
    return certificates.containsKey(certificate);
  }

  Optional<X509Certificate> certificate(CertificateId id) {
    return Optional.ofNullable(certificatesById.get(id));
  }

  Optional<SafeBag> key(KeyName name) {
    return Optional.ofNullable(keysByName.get(name.value()));
  }

  /** Finds the key of a certificate. */
  Optional<SafeBag> key(X509Certificate certificate) {
    return certificates.getOrDefault(certificate, List.of()).stream()
        .flatMap(bag -> keyOf(bag).stream())
        .findFirst();
  }

  /** Finds the certificate of a key; a key without one is pending. */
  Optional<X509Certificate> certificate(SafeBag key) {
    return Optional.ofNullable(certificatesByKeyId.get(Bags.localKeyId(key)));
  }

  /** Gives the bags that go with a certificate: its key, and issuers that nobody else needs. */
  Set<SafeBag> deletion(X509Certificate certificate) {
    Set<X509Certificate> unneeded = new HashSet<>(chain(certificate));
    Set<SafeBag> bags = new HashSet<>();
    key(certificate).ifPresent(bags::add);
    for (X509Certificate other : endEntities()) {
      if (!other.equals(certificate)) {
        chain(other).forEach(unneeded::remove);
        key(other).ifPresent(bags::remove);
      }
    }
    for (X509Certificate each : unneeded) {
      bags.addAll(certificates.getOrDefault(each, List.of()));
    }
    return bags;
  }

  private Optional<SafeBag> keyOf(SafeBag certificate) {
    String id = Bags.localKeyId(certificate);
    return Optional.ofNullable(
        id.isEmpty() ? keysByName.get(Bags.friendlyName(certificate)) : keysById.get(id));
  }

  private void add(SafeBag bag, CertificateDecoder decoder) {
    String id = Bags.localKeyId(bag);
    if (Bags.isKey(bag)) {
      keysByName.putIfAbsent(Bags.friendlyName(bag), bag);
      if (!id.isEmpty()) {
        keysById.putIfAbsent(id, bag);
      }
      return;
    }
    Optional<X509Certificate> certificate = Bags.certificate(bag, decoder);
    if (certificate.isPresent()) {
      certificates.computeIfAbsent(certificate.get(), first -> new ArrayList<>(1)).add(bag);
      if (!id.isEmpty()) {
        certificatesByKeyId.putIfAbsent(id, certificate.get());
      }
    }
  }
}
