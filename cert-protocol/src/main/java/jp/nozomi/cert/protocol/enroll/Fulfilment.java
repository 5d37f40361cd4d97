package jp.nozomi.cert.protocol.enroll;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.nozomi.cert.core.certificate.CertificateRejectedException;
import jp.nozomi.cert.core.certificate.CertificateVerifier;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.protocol.failure.BankException;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.wire.Directory;
import jp.nozomi.cert.protocol.wire.OrderDocument;
import jp.nozomi.cert.protocol.wire.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an accepted order to its end: verify, install, prove, confirm. Needs no session, only the
 * order's key, so that recovery does the very same.
 */
final class Fulfilment {
  private static final Logger LOG = LoggerFactory.getLogger(Fulfilment.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration SHORTEST_POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** The codes whose texts say that no certificate was issued. */
  private static final Set<ErrorCode> DENIALS =
      Set.of(ErrorCode.CANCELLED, ErrorCode.STORE_UNAVAILABLE);

  private static final String REJECTED = "certificate-rejected";
  private static final String WRONG_STATE = "wrong-state";
  private static final String UNAUTHORIZED = "unauthorized";

  private final Environment environment;
  private final Directory directory;
  private final ServerTime time;
  private final JournalHold journal;
  private final CertificateStore store;
  private final RequestSigner signer;
  private final Progress progress;

  Fulfilment(
      Environment environment,
      Directory directory,
      ServerTime time,
      JournalHold journal,
      CertificateStore store,
      RequestSigner signer,
      Progress progress) {
    this.environment = environment;
    this.directory = directory;
    this.time = time;
    this.journal = journal;
    this.store = store;
    this.signer = signer;
    this.progress = progress;
  }

  /** What came of it. */
  record Done(IssuedCertificate certificate, boolean proven, Optional<Instant> oldUntil) {}

  /** Waits while the bank is processing. */
  OrderDocument settled(UUID uuid, OrderDocument accepted) throws CodedException {
    OrderDocument order = accepted;
    Duration waited = Duration.ZERO;
    while (order.state() == OrderDocument.State.PROCESSING) {
      Duration wait = order.pollAfter().orElse(POLL);
      wait = wait.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : wait;
      waited = waited.plus(wait);
      if (waited.compareTo(PATIENCE) > 0) {
        throw new EnrollmentException(
            new Failure(ErrorCode.BUSY, "order-processing")
                .withRetryAt(Optional.of(environment.clock().instant().plus(wait)))
                .withRevocation(Failure.Revocation.IF_NOT_RECOVERED),
            "the bank is still processing the order",
            null);
      }
      order = asked(uuid, wait).orElseThrow(() -> notIssued("order-unknown"));
    }
    return order;
  }

  private Optional<OrderDocument> asked(UUID uuid, Duration wait) throws CodedException {
    try {
      progress.pause(wait, environment.clock().instant().plus(wait));
      return recovered(uuid);
    } catch (CodedException e) {
      throw open(e);
    }
  }

  /** Asks what became of an order; empty closes its UUID for good. */
  Optional<OrderDocument> recovered(UUID uuid) throws CodedException {
    return environment.bank().recover(directory, uuid, signer, progress);
  }

  /** Finishes an order whose certificate is issued. */
  Done finish(JournalEntry requested, OrderDocument order, Optional<Session> session)
      throws CodedException {
    UUID uuid = requested.order().orElseThrow();
    CertificateRequest request = requested.request().orElseThrow();
    String pem = fetched(uuid, order, session);
    progress.stage(Stage.VERIFYING);
    IssuedCertificate certificate = verify(requested, uuid, request, pem);
    try {
      return complete(requested.issued(order.confirmBy(), pem), uuid, certificate);
    } catch (CodedException e) {
      throw Installation.failed(e, order.confirmBy());
    }
  }

  private Done complete(JournalEntry issued, UUID uuid, IssuedCertificate certificate)
      throws CodedException {
    Installation installation =
        new Installation(environment, directory.proof(), journal, store, progress);
    boolean proven = installation.run(issued, certificate);
    progress.stage(Stage.CONFIRMING);
    OrderDocument confirmed = confirmed(uuid);
    if (confirmed.state() != OrderDocument.State.CONFIRMED) {
      throw new BankException(
          0,
          new Failure(ErrorCode.NOT_AVAILABLE, "not-confirmed"),
          "the order is " + confirmed.state() + " after its confirmation",
          null);
    }
    installation.end(issued);
    return new Done(certificate, proven, confirmed.oldCertificateUntil());
  }

  /**
   * A network that doubles each message shows the refusal of the second: the order knows better.
   */
  private OrderDocument confirmed(UUID uuid) throws CodedException {
    try {
      return environment.bank().confirm(directory, uuid, Optional.empty(), signer, progress);
    } catch (BankException e) {
      if (!e.failure().type().equals(UNAUTHORIZED)) {
        throw e;
      }
      return recovered(uuid).orElseThrow(() -> e);
    }
  }

  private String fetched(UUID uuid, OrderDocument order, Optional<Session> session)
      throws CodedException {
    try {
      return chain(uuid, order, session);
    } catch (CodedException e) {
      throw open(e);
    }
  }

  private String chain(UUID uuid, OrderDocument order, Optional<Session> session)
      throws CodedException {
    if (order.chain().isPresent()) {
      return order.chain().get();
    }
    if (session.isPresent() && order.certificate().isPresent()) {
      try {
        return session.get().chain(order.certificate().get(), progress);
      } catch (BankException e) {
        // The session may be over; the order's key still opens the order.
        LOG.debug("fetching the chain: {}", e.getMessage());
      }
    }
    return recovered(uuid)
        .flatMap(OrderDocument::chain)
        .orElseThrow(
            () ->
                new BankException(
                    0,
                    new Failure(ErrorCode.NOT_AVAILABLE, "malformed-reply"),
                    "an issued order without a chain",
                    null));
  }

  private IssuedCertificate verify(
      JournalEntry entry, UUID uuid, CertificateRequest request, String pem) throws CodedException {
    try {
      return new CertificateVerifier()
          .verify(
              parsed(pem),
              Installation.expectation(
                  environment, signer.publicKey(), Optional.of(request.subject()), time.now()));
    } catch (CertificateRejectedException e) {
      throw rejected(entry, uuid, e);
    }
  }

  /** What can't be parsed is no certificate: the verifier rejects an empty chain. */
  static List<X509Certificate> parsed(String pem) {
    try {
      return Pem.certificates(pem);
    } catch (CertificateException e) {
      LOG.warn("the chain can not be parsed: {}", e.getMessage());
      return List.of();
    }
  }

  /** A permanent fault, the only one that is told as failed: the bank revokes what it issued. */
  private CodedException rejected(
      JournalEntry entry, UUID uuid, CertificateRejectedException rejected) {
    try {
      environment.bank().confirm(directory, uuid, Optional.of(REJECTED), signer, progress);
      store.discardKey(entry.key());
      journal.remove(entry);
      return new EnrollmentException(
          rejected.failure().withRevocation(Failure.Revocation.NOT_NEEDED),
          "rejected and revoked",
          rejected);
    } catch (CodedException e) {
      rejected.addSuppressed(e);
      return rejected;
    }
  }

  /**
   * Tells the bank that what it issued can not be received. An order that can not be told so is not
   * waiting any more (wire protocol, section 5).
   */
  void giveUp(UUID uuid) throws CodedException {
    try {
      environment.bank().confirm(directory, uuid, Optional.of(REJECTED), signer, progress);
    } catch (BankException e) {
      if (!e.failure().type().equals(WRONG_STATE)) {
        throw e;
      }
      LOG.info("the order was over already: {}", e.getMessage());
    }
  }

  static EnrollmentException notIssued(String type) {
    return new EnrollmentException(
        new Failure(ErrorCode.NOT_AVAILABLE, type), "nothing was issued", null);
  }

  static EnrollmentException open(CodedException cause) {
    return new EnrollmentException(
        open(cause.failure()), "the order stays open: " + cause.getMessage(), cause);
  }

  /** A failure while the order may be accepted: never "nothing was issued". */
  static Failure open(Failure failure) {
    boolean denied = DENIALS.contains(failure.code());
    Failure told = denied ? failure.withCode(ErrorCode.RECOVERY_PENDING) : failure;
    return told.revocation() == Failure.Revocation.NOT_NEEDED
        ? told.withRevocation(Failure.Revocation.IF_NOT_RECOVERED)
        : told;
  }
}
