package jp.nozomi.cert.swing.presenter;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Standing;

/**
 * Reads a store into 証明書一覧, and says of each certificate whether it can be renewed and why not.
 *
 * <p>Not thread-safe: used on the worker's thread.
 */
public final class CertificateLister {
  private static final Comparator<CertificateEntry> FIRST_TO_END =
      Comparator.comparing(entry -> entry.certificate().notAfter());

  /** From here on all cores check signatures, which is nearly all of the work. */
  private static final int MANY = 100;

  private final String bankCode;
  private final RenewalPolicy policy;
  private final Set<TrustAnchor> anchors;
  private final Clock clock;
  private final BiConsumer<StoreLocation, List<CertificateEntry>> seen;
  // Thousands of certificates have a few issuers, whose own paths are looked at once.
  private final Set<X509Certificate> provenIssuers = ConcurrentHashMap.newKeySet();

  /**
   * Makes a lister.
   *
   * @param profile the bank, whose certificates are offered
   * @param clock the time
   */
  public CertificateLister(BankProfile profile, Clock clock) {
    this(profile, clock, (store, entries) -> {});
  }

  /**
   * Makes a lister that tells somebody else too what it found.
   *
   * @param profile the bank, whose certificates are offered
   * @param clock the time
   * @param seen takes every store's list, on the thread that reads it
   */
  public CertificateLister(
      BankProfile profile, Clock clock, BiConsumer<StoreLocation, List<CertificateEntry>> seen) {
    this.seen = seen;
    this.bankCode = profile.bankCode();
    this.policy = profile.policy().renewal();
    this.anchors =
        profile.trust().client().certificates().stream()
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toSet());
    this.clock = clock;
  }

  /**
   * Reads a store.
   *
   * @param store the store
   * @return its certificates, the one that ends first at the top
   * @throws StoreException if it can not be read
   */
  public List<CertificateEntry> list(CertificateStore store) throws StoreException {
    Instant now = clock.instant();
    List<StoredCertificate> stored = store.list();
    Stream<StoredCertificate> each =
        stored.size() < MANY ? stored.stream() : stored.parallelStream();
    List<CertificateEntry> entries = each.map(one -> entry(one, now)).sorted(FIRST_TO_END).toList();
    seen.accept(store.location(), entries);
    return entries;
  }

  /** Puts the lists of several stores into one, the certificate that ends first at the top. */
  static List<CertificateEntry> sorted(List<CertificateEntry> entries) {
    return entries.stream().sorted(FIRST_TO_END).toList();
  }

  private CertificateEntry entry(StoredCertificate stored, Instant now) {
    IssuedCertificate certificate = new IssuedCertificate(stored.chain());
    return new CertificateEntry(
        certificate,
        stored.location(),
        stored.protection(),
        standing(stored, certificate, now),
        policy.windowStart(certificate.notAfter()),
        RenewalPolicy.daysLeft(certificate.notAfter(), now));
  }

  private Standing standing(StoredCertificate stored, IssuedCertificate certificate, Instant now) {
    if (!isOfThisBank(certificate)) {
      return Standing.OTHER_ISSUER;
    }
    return switch (policy.stateAt(certificate.notBefore(), certificate.notAfter(), now)) {
      case EXPIRED -> Standing.EXPIRED;
      case NOT_YET_VALID -> Standing.NOT_YET_VALID;
      case TOO_EARLY -> stored.keyUsable() ? Standing.TOO_EARLY : Standing.NO_KEY;
      case RENEWABLE -> stored.keyUsable() ? Standing.RENEWABLE : Standing.NO_KEY;
    };
  }

  private boolean isOfThisBank(IssuedCertificate certificate) {
    if (certificate.chain().size() == 1 && !leadsToAnchor(certificate)) {
      // Another program may have installed the certificate without its issuers: then its own name
      // has to tell the bank (manual, CCHK007: O=(9936)...), and the server decides.
      return certificate
          .subject()
          .organization()
          .filter(name -> name.startsWith("(" + bankCode + ")"))
          .isPresent();
    }
    return leadsToAnchor(certificate);
  }

  private boolean leadsToAnchor(IssuedCertificate certificate) {
    List<X509Certificate> path = path(certificate);
    if (path.size() < 2) {
      return isValid(path, anchors);
    }
    X509Certificate issuer = path.get(1);
    if (provenIssuers.contains(issuer)) {
      return isValid(path.subList(0, 1), Set.of(new TrustAnchor(issuer, null)));
    }
    boolean valid = isValid(path, anchors);
    if (valid) {
      provenIssuers.add(issuer);
    }
    return valid;
  }

  private static boolean isValid(List<X509Certificate> path, Set<TrustAnchor> trusted) {
    if (trusted.isEmpty() || path.isEmpty()) {
      return false;
    }
    try {
      PKIXParameters parameters = new PKIXParameters(trusted);
      parameters.setRevocationEnabled(false);
      // An expired certificate is still the bank's: its path is looked at as of its first second.
      parameters.setDate(path.get(0).getNotBefore());
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private List<X509Certificate> path(IssuedCertificate certificate) {
    return certificate.chain().stream()
        .filter(one -> anchors.stream().noneMatch(a -> one.equals(a.getTrustedCert())))
        .toList();
  }
}
