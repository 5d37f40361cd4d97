package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.store.CertificateStore;
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

  PendingKey(JournalHold journal, CertificateStore store, KeySpec spec, JournalEntry prepared) {
    this.journal = journal;
    this.store = store;
    this.spec = spec;
    this.entry = prepared;
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
