package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The new key of one enrolment, from its place in the journal to its order. Not thread-safe. */
final class PendingKey {
  private static final Logger LOG = LoggerFactory.getLogger(PendingKey.class);

  private final JournalHold journal;
  private final CertificateStore store;
  private final KeySpec spec;
  private JournalEntry entry;
  private Optional<RequestSigner> signer = Optional.empty();
  private boolean written;

  private PendingKey(
      JournalHold journal, CertificateStore store, KeySpec spec, JournalEntry entry) {
    this.journal = journal;
    this.store = store;
    this.spec = spec;
    this.entry = entry;
  }

  /** A key that is still to be made. */
  static PendingKey planned(
      Environment environment,
      JournalHold journal,
      CertificateStore store,
      KeySpec spec,
      Optional<CertificateId> replaces) {
    JournalEntry prepared =
        JournalEntry.prepared(
            environment.randomUuid(),
            environment.owner(),
            environment.clock().instant(),
            replaces,
            store.location(),
            KeyName.random(environment.random()));
    return new PendingKey(journal, store, spec, prepared);
  }

  /** A key that an earlier run made and asked a certificate for. */
  static PendingKey requested(
      JournalHold journal, CertificateStore store, JournalEntry entry, RequestSigner signer)
      throws StoreException {
    KeySpec spec = KeySpec.require(signer.publicKey());
    PendingKey key = new PendingKey(journal, store, spec, entry);
    key.signer = Optional.of(signer);
    key.written = true;
    return key;
  }

  /** Makes the key, unless it is made: its name is on the disk before it exists. */
  RequestSigner create() throws CodedException {
    if (signer.isEmpty()) {
      written = true;
      journal.write(entry);
      signer = Optional.of(store.createKey(entry.key(), spec));
      entry = entry.created(PublicKeyHash.of(signer.get().publicKey()));
      journal.write(entry);
    }
    return signer.get();
  }

  Optional<PublicKeyHash> hash() {
    return entry.publicKey();
  }

  JournalEntry entry() {
    return entry;
  }

  /** Writes down that a request is about to be sent that has no order of its own. */
  void request(CertificateRequest request) throws CodedException {
    entry = entry.requestedWithoutOrder(request);
    journal.write(entry);
  }

  /** Deletes the key, if there is one: nothing was ordered with it. */
  void discard() {
    if (!written) {
      return;
    }
    try {
      store.discardKey(entry.key());
      journal.remove(entry);
    } catch (CodedException e) {
      // The entry stays, and recovery deletes the key later.
      LOG.warn("discarding a key: {}", e.getMessage());
    }
  }
}
