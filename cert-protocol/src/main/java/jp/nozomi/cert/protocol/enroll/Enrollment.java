package jp.nozomi.cert.protocol.enroll;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.wire.Directory;
import jp.nozomi.cert.protocol.wire.OrderDocument;
import jp.nozomi.cert.protocol.wire.Session;
import jp.nozomi.cert.protocol.wire.SessionDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One issue or renewal, from the first check to the confirmation. Used once. */
final class Enrollment {
  private static final Logger LOG = LoggerFactory.getLogger(Enrollment.class);

  private final Environment environment;
  private final Plan plan;
  private final CertificateStore store;
  private final Optional<OldCertificate> old;
  private final Progress progress;

  Enrollment(Environment environment, Plan plan) {
    this.environment = environment;
    this.plan = plan;
    this.store = plan.store();
    this.old = plan.old();
    this.progress = plan.progress();
  }

  EnrollmentResult run() throws CodedException {
    plan.begin(environment.profile());
    try (JournalHold journal = environment.journal().hold();
        Connector client = environment.client(old.map(OldCertificate::credential))) {
      progress.stage(Stage.CONNECTING);
      Directory directory = environment.bank().directory(progress);
      ServerTime time = new ServerTime(environment.clock(), directory.serverTime());
      Preconditions.check(directory, plan.operation(), environment.version());
      if (old.isPresent()) {
        old.get().checkWindow(directory.renewal(), time.now());
      }
      KeySpec spec =
          Preconditions.choose(environment.profile(), store, plan.wantedKey(), directory.keys());
      PendingKey key =
          PendingKey.planned(environment, journal, store, spec, old.map(one -> one.stored().id()));
      try (Session session =
          environment.bank().open(link(directory), client, environment.clientInfo(), progress)) {
        return inSession(session, key, directory, time, journal);
      }
    }
  }

  private EnrollmentResult inSession(
      Session session, PendingKey key, Directory directory, ServerTime time, JournalHold journal)
      throws CodedException {
    try {
      RequestSigner signer;
      CertificateRequest request;
      try {
        SessionDocument.OrderTerms terms =
            new Authentication(session, plan.operation(), key, progress).run();
        signer = key.create();
        request = request(terms, signer);
        progress.stage(Stage.REQUESTING);
      } catch (CodedException e) {
        key.discard();
        throw e;
      }
      Fulfilment fulfilment =
          new Fulfilment(environment, directory, time, journal, store, signer, progress);
      return order(session, key, request, fulfilment, journal);
    } finally {
      end(session);
    }
  }

  private EnrollmentResult order(
      Session session,
      PendingKey key,
      CertificateRequest request,
      Fulfilment fulfilment,
      JournalHold journal)
      throws CodedException {
    UUID uuid = environment.randomUuid();
    JournalEntry entry = key.entry().requested(uuid, request);
    journal.write(entry);
    OrderDocument accepted = place(session, key, uuid, request, fulfilment);
    OrderDocument order = fulfilment.settled(uuid, accepted);
    if (order.state() != OrderDocument.State.ISSUED
        && order.state() != OrderDocument.State.CONFIRMED) {
      key.discard();
      throw Fulfilment.notIssued("order-" + order.state().name().toLowerCase(Locale.ROOT));
    }
    Fulfilment.Done done = fulfilment.finish(entry, order, Optional.of(session));
    return new EnrollmentResult(
        plan.operation(),
        done.certificate(),
        store.location(),
        request,
        done.proven(),
        done.oldUntil(),
        progress.finished());
  }

  /** Places the order; whatever failed, the order's key finds out whether it was accepted. */
  private OrderDocument place(
      Session session, PendingKey key, UUID uuid, CertificateRequest request, Fulfilment fulfilment)
      throws CodedException {
    try {
      return session.place(uuid, request, progress);
    } catch (CodedException e) {
      Optional<OrderDocument> found;
      try {
        found = fulfilment.recovered(uuid);
      } catch (CodedException later) {
        e.addSuppressed(later);
        throw Fulfilment.open(e);
      }
      if (found.isEmpty()) {
        key.discard();
        throw e;
      }
      return found.get();
    }
  }

  private CertificateRequest request(SessionDocument.OrderTerms terms, RequestSigner signer)
      throws CodedException {
    return CertificateRequest.create(terms.subject(), signer, Optional.of(terms.requestNonce()));
  }

  private URI link(Directory directory) {
    return (old.isPresent() ? directory.renew() : directory.issue()).orElseThrow();
  }

  private void end(Session session) {
    try {
      session.end(progress.uninterrupted());
    } catch (CodedException e) {
      // The bank ends it by its time; what the enrolment came to is what counts.
      LOG.debug("ending the session: {}", e.getMessage());
    }
  }
}
