package jp.nozomi.cert.protocol.enroll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.CertificateRejectedException;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.journal.Found;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.wire.Directory;
import jp.nozomi.cert.protocol.wire.OrderDocument;
import org.jspecify.annotations.Nullable;

/**
 * Finishes or settles what earlier runs left in the journal; the server's state wins. Used once.
 */
final class Recovery {
  /** How long after a request whose deadline was never told the bank has certainly given it up. */
  private static final Duration LONGEST_CONFIRMATION = Duration.ofDays(400);

  /** How long at least an order waits for its confirmation. */
  private static final Duration SHORTEST_CONFIRMATION = Duration.ofDays(7);

  private final Environment environment;
  private final StorePrompt prompt;
  private final Progress progress;
  private @Nullable Directory directory;

  Recovery(Environment environment, StorePrompt prompt, Progress progress) {
    this.environment = environment;
    this.prompt = prompt;
    this.progress = progress;
  }

  List<RecoveryOutcome> run(JournalHold journal) throws CodedException {
    List<RecoveryOutcome> outcomes = new ArrayList<>();
    for (Found found : journal.entries()) {
      Optional<JournalEntry> entry = found.entry();
      if (found.condition() == Found.Condition.OWN && entry.isPresent()) {
        outcomes.add(settle(journal, entry.get()));
      } else {
        outcomes.add(foreign(found));
      }
    }
    return outcomes;
  }

  private RecoveryOutcome settle(JournalHold journal, JournalEntry entry) {
    try (CertificateStore store = CertificateStores.open(entry.store(), prompt)) {
      return switch (entry.step()) {
        case PREPARED, CREATED -> drop(journal, store, entry);
        case CONFIRMED -> strike(journal, entry);
        case REQUESTED, ISSUED, INSTALLED, PROVEN ->
            entry.order().isPresent() ? ask(journal, store, entry) : est(journal, store, entry);
      };
    } catch (CodedException e) {
      Failure failure = mayBeIssued(entry) ? Fulfilment.open(e.failure()) : e.failure();
      return outcome(RecoveryOutcome.Kind.PENDING, entry, Optional.of(failure));
    }
  }

  private static boolean mayBeIssued(JournalEntry entry) {
    return switch (entry.step()) {
      case REQUESTED, ISSUED, INSTALLED, PROVEN -> true;
      case PREPARED, CREATED, CONFIRMED -> false;
    };
  }

  private RecoveryOutcome ask(JournalHold journal, CertificateStore store, JournalEntry entry)
      throws CodedException {
    Optional<RequestSigner> signer = store.findKey(entry.key()).filter(key -> isOf(entry, key));
    progress.stage(Stage.CONNECTING);
    Directory now = directory();
    ServerTime time = new ServerTime(environment.clock(), now.serverTime());
    if (signer.isEmpty()) {
      return withoutKey(journal, entry, time.now());
    }
    UUID uuid = entry.order().orElseThrow();
    Fulfilment fulfilment =
        new Fulfilment(environment, now, time, journal, store, signer.get(), progress);
    Optional<OrderDocument> found;
    try {
      found = fulfilment.recovered(uuid);
    } catch (ConnectionException e) {
      if (!isHopeless(e, entry, time.now())) {
        throw e;
      }
      fulfilment.giveUp(uuid);
      return revoked(journal, store, entry);
    }
    if (found.isEmpty()) {
      return drop(journal, store, entry);
    }
    OrderDocument order = fulfilment.settled(uuid, found.get());
    return switch (order.state()) {
      case ISSUED, CONFIRMED -> {
        Fulfilment.Done done = fulfilment.finish(entry, order, Optional.empty());
        yield finished(
            entry, done.certificate(), entry.replaces().filter(renewed -> done.proven()));
      }
      case FAILED, ABANDONED -> revoked(journal, store, entry);
      case REFUSED, PROCESSING -> drop(journal, store, entry);
    };
  }

  /** The bank may mend a reply that is too long to take, while the order is certainly alive. */
  private static boolean isHopeless(ConnectionException e, JournalEntry entry, Instant now) {
    return e.reason() == ConnectionException.Reason.REPLY_TOO_LONG
        && entry.chain().isEmpty()
        && now.isAfter(entry.began().plus(SHORTEST_CONFIRMATION));
  }

  private RecoveryOutcome est(JournalHold journal, CertificateStore store, JournalEntry entry)
      throws CodedException {
    if (store.findKey(entry.key()).filter(key -> isOf(entry, key)).isEmpty()) {
      return withoutKey(journal, entry, environment.clock().instant());
    }
    try {
      return finished(
          entry,
          new EstRecovery(environment, progress).settle(journal, store, entry),
          Optional.empty());
    } catch (CertificateRejectedException e) {
      // The next attempt would have yet another one issued.
      store.discardKey(entry.key());
      journal.remove(entry);
      return outcome(RecoveryOutcome.Kind.PENDING, entry, Optional.of(e.failure()));
    }
  }

  private static RecoveryOutcome finished(
      JournalEntry entry, IssuedCertificate certificate, Optional<CertificateId> superseded) {
    return new RecoveryOutcome(
        RecoveryOutcome.Kind.FINISHED,
        operation(entry),
        entry.store(),
        Optional.of(certificate),
        Optional.empty(),
        superseded);
  }

  /** Nothing was issued, and nothing will be: the key goes, then the entry. */
  private RecoveryOutcome drop(JournalHold journal, CertificateStore store, JournalEntry entry)
      throws CodedException {
    store.discardKey(entry.key());
    journal.remove(entry);
    return outcome(RecoveryOutcome.Kind.NOTHING_ISSUED, entry, Optional.empty());
  }

  /** The bank knew already when the process ended. */
  private RecoveryOutcome strike(JournalHold journal, JournalEntry entry) throws CodedException {
    journal.remove(entry);
    return outcome(RecoveryOutcome.Kind.FINISHED, entry, Optional.empty());
  }

  /** The bank revoked what it issued: a certificate that can't log in would only mislead. */
  private RecoveryOutcome revoked(JournalHold journal, CertificateStore store, JournalEntry entry)
      throws CodedException {
    Optional<CertificateId> installed = installed(store, entry);
    if (installed.isPresent()) {
      store.delete(installed.get());
    }
    store.discardKey(entry.key());
    journal.remove(entry);
    return outcome(
        RecoveryOutcome.Kind.REVOKED, entry, Optional.of(new Failure(ErrorCode.ORDER_ABANDONED)));
  }

  /** Without its key the order can't be asked for; it stays open until the bank has given it up. */
  private RecoveryOutcome withoutKey(JournalHold journal, JournalEntry entry, Instant now)
      throws CodedException {
    Instant givenUp = entry.confirmBy().orElse(entry.began().plus(LONGEST_CONFIRMATION));
    if (now.isAfter(givenUp)) {
      journal.remove(entry);
      return outcome(
          RecoveryOutcome.Kind.REVOKED,
          entry,
          Optional.of(new Failure(ErrorCode.ORDER_ABANDONED, "key-gone")));
    }
    return outcome(
        RecoveryOutcome.Kind.PENDING,
        entry,
        Optional.of(
            new Failure(ErrorCode.INSTALL_FAILED, "key-gone")
                .withRevocation(Failure.Revocation.NEEDED)));
  }

  private Directory directory() throws CodedException {
    Directory known = directory;
    if (known == null) {
      known = environment.bank().directory(progress);
      directory = known;
    }
    return known;
  }

  private static Optional<CertificateId> installed(CertificateStore store, JournalEntry entry)
      throws CodedException {
    return store.list().stream()
        .filter(one -> one.keyName().filter(entry.key()::equals).isPresent())
        .map(StoredCertificate::id)
        .findFirst();
  }

  private static boolean isOf(JournalEntry entry, RequestSigner key) {
    return entry.publicKey().filter(PublicKeyHash.of(key.publicKey())::equals).isPresent();
  }

  private static RecoveryOutcome foreign(Found found) {
    String type = "journal-" + found.condition().name().toLowerCase(Locale.ROOT);
    return new RecoveryOutcome(
        RecoveryOutcome.Kind.FOREIGN,
        found.renewal() ? Operation.RENEW : Operation.ISSUE,
        found.store(),
        Optional.empty(),
        Optional.of(new Failure(ErrorCode.RECOVERY_PENDING, type).with("entry", found.id())),
        Optional.empty());
  }

  private static RecoveryOutcome outcome(
      RecoveryOutcome.Kind kind, JournalEntry entry, Optional<Failure> failure) {
    return new RecoveryOutcome(
        kind, operation(entry), entry.store(), certificate(kind, entry), failure, Optional.empty());
  }

  /** The certificate that the journal saved, where one was issued. */
  private static Optional<IssuedCertificate> certificate(
      RecoveryOutcome.Kind kind, JournalEntry entry) {
    return kind == RecoveryOutcome.Kind.NOTHING_ISSUED
        ? Optional.empty()
        : entry
            .chain()
            .map(Fulfilment::parsed)
            .filter(chain -> !chain.isEmpty())
            .map(IssuedCertificate::new);
  }

  private static Operation operation(JournalEntry entry) {
    return entry.replaces().isPresent() ? Operation.RENEW : Operation.ISSUE;
  }
}
