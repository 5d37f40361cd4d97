package jp.nozomi.cert.protocol.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * What the journal knows of one enrolment; nothing in it is secret.
 *
 * @param id the entry's own id
 * @param owner whose it is
 * @param began when it began, by this PC's clock
 * @param replaces the certificate that is renewed; empty for an issue
 * @param store where the key is
 * @param key the key's name
 * @param step how far it got
 * @param publicKey the key's hash, from CREATED on
 * @param order the order's UUID, from REQUESTED on; EST has none
 * @param request the certification request, from REQUESTED on
 * @param confirmBy until when the bank waits, from ISSUED on
 * @param chain the verified chain in PEM, from ISSUED on
 */
public record JournalEntry(
    UUID id,
    Owner owner,
    Instant began,
    Optional<CertificateId> replaces,
    StoreLocation store,
    KeyName key,
    Step step,
    Optional<PublicKeyHash> publicKey,
    Optional<UUID> order,
    Optional<CertificateRequest> request,
    Optional<Instant> confirmBy,
    Optional<String> chain) {

  /**
   * Starts an entry.
   *
   * @param id the entry's own id
   * @param owner whose it is
   * @param began when it began
   * @param replaces the certificate that is renewed; empty for an issue
   * @param store where the key will be
   * @param key the key's name
   * @return the entry at PREPARED
   */
  public static JournalEntry prepared(
      UUID id,
      Owner owner,
      Instant began,
      Optional<CertificateId> replaces,
      StoreLocation store,
      KeyName key) {
    return new JournalEntry(
        id,
        owner,
        began,
        replaces,
        store,
        key,
        Step.PREPARED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Says that the key exists.
   *
   * @param hash its hash
   * @return the entry at CREATED
   */
  public JournalEntry created(PublicKeyHash hash) {
    return with(Step.CREATED, Optional.of(hash), order, request, confirmBy, chain);
  }

  /**
   * Says that the order is about to be placed.
   *
   * @param uuid the order's UUID
   * @param csr the certification request
   * @return the entry at REQUESTED
   */
  public JournalEntry requested(UUID uuid, CertificateRequest csr) {
    return with(Step.REQUESTED, publicKey, Optional.of(uuid), Optional.of(csr), confirmBy, chain);
  }

  /**
   * Says that the request is about to be sent over a protocol without orders: EST.
   *
   * @param csr the certification request
   * @return the entry at REQUESTED
   */
  public JournalEntry requestedWithoutOrder(CertificateRequest csr) {
    return with(Step.REQUESTED, publicKey, Optional.empty(), Optional.of(csr), confirmBy, chain);
  }

  /**
   * Says that the certificate is issued and verified.
   *
   * @param by until when the bank waits for the confirmation
   * @param pem the chain in PEM
   * @return the entry at ISSUED
   */
  public JournalEntry issued(Optional<Instant> by, String pem) {
    return with(Step.ISSUED, publicKey, order, request, by, Optional.of(pem));
  }

  /**
   * Goes one step on.
   *
   * @param next INSTALLED, PROVEN or CONFIRMED
   * @return the entry at that step
   */
  public JournalEntry at(Step next) {
    return with(next, publicKey, order, request, confirmBy, chain);
  }

  private JournalEntry with(
      Step reached,
      Optional<PublicKeyHash> hash,
      Optional<UUID> uuid,
      Optional<CertificateRequest> csr,
      Optional<Instant> by,
      Optional<String> pem) {
    return new JournalEntry(
        id, owner, began, replaces, store, key, reached, hash, uuid, csr, by, pem);
  }
}
