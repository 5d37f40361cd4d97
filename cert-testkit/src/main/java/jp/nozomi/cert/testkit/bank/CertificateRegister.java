package jp.nozomi.cert.testkit.bank;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Every certificate that the bank issued, by its SHA-256. Thread-safe. */
public final class CertificateRegister {
  private final Map<String, CertificateRecord> bySha256 = new ConcurrentHashMap<>();
  private final Map<BigInteger, String> bySerial = new ConcurrentHashMap<>();
  private final Map<String, Collection<String>> byLoginId = new ConcurrentHashMap<>();
  private final Journal journal;

  CertificateRegister(Journal journal) {
    this.journal = journal;
  }

  void add(CertificateRecord issued) {
    journal.certificate(issued);
    restore(issued);
  }

  void restore(CertificateRecord issued) {
    String sha256 = issued.sha256();
    if (bySha256.put(sha256, issued) == null) {
      byLoginId.computeIfAbsent(issued.loginId(), id -> new ConcurrentLinkedQueue<>()).add(sha256);
      bySerial.put(issued.serial(), sha256);
    }
  }

  /**
   * Finds a certificate.
   *
   * @param sha256 its hash
   * @return the certificate, or empty if the bank did not issue it
   */
  public Optional<CertificateRecord> find(String sha256) {
    return Optional.ofNullable(bySha256.get(sha256));
  }

  /**
   * Finds a certificate by its serial number.
   *
   * @param serial the number
   * @return the certificate, or empty if the bank did not issue it
   */
  public Optional<CertificateRecord> find(BigInteger serial) {
    return Optional.ofNullable(bySerial.get(serial)).flatMap(this::find);
  }

  /**
   * Gives a customer's certificates.
   *
   * @param loginId the customer
   * @return the certificates, oldest first
   */
  public List<CertificateRecord> of(String loginId) {
    return byLoginId.getOrDefault(loginId, List.of()).stream()
        .flatMap(sha256 -> find(sha256).stream())
        .toList();
  }

  /**
   * Gives all certificates.
   *
   * @return the certificates of all customers, in no order
   */
  public List<CertificateRecord> all() {
    return List.copyOf(bySha256.values());
  }

  boolean hasLive(String loginId, Instant now) {
    return of(loginId).stream().anyMatch(certificate -> certificate.live(now));
  }

  Optional<CertificateRecord> change(String sha256, UnaryOperator<CertificateRecord> change) {
    CertificateRecord changed =
        bySha256.computeIfPresent(sha256, (key, before) -> change.apply(before));
    if (changed != null) {
      journal.certificate(changed);
    }
    return Optional.ofNullable(changed);
  }

  /**
   * Revokes a certificate.
   *
   * @param sha256 its hash
   * @param now the time of it
   * @return the certificate as it is now, or empty if the bank did not issue it
   */
  public Optional<CertificateRecord> revoke(String sha256, Instant now) {
    return change(sha256, certificate -> certificate.revoked(now));
  }
}
