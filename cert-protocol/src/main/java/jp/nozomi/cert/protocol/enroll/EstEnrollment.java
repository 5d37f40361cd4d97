package jp.nozomi.cert.protocol.enroll;

import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.journal.Found;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.Step;
import jp.nozomi.cert.protocol.wire.EstServer;

/** One issue or renewal over EST. Used once. */
final class EstEnrollment {
  private final Environment environment;
  private final EstServer server;
  private final Plan plan;
  private final CertificateStore store;
  private final Optional<OldCertificate> old;
  private final Progress progress;

  EstEnrollment(Environment environment, EstServer server, Plan plan) {
    this.environment = environment;
    this.server = server;
    this.plan = plan;
    this.store = plan.store();
    this.old = plan.old();
    this.progress = plan.progress();
  }

  EnrollmentResult run() throws CodedException {
    plan.begin(environment.profile());
    try (JournalHold journal = environment.journal().hold()) {
      progress.stage(Stage.CONNECTING);
      EstServer.Authorities authorities = server.authorities(progress);
      if (old.isPresent()) {
        Instant now = new ServerTime(environment.clock(), authorities.serverTime()).now();
        old.get().checkWindow(environment.profile().policy().renewal(), now);
      }
      KeySpec spec =
          Preconditions.choose(
              environment.profile(), store, plan.wantedKey(), server.attributes(progress).keys());
      EstOrder order =
          new EstOrder(
              environment,
              server,
              authorities,
              new Installation(environment, server.proof(), journal, store, progress),
              progress);
      return old.isPresent()
          ? renew(order, planned(journal, spec), old.get())
          : issue(order, journal, spec);
    }
  }

  private EnrollmentResult renew(EstOrder order, PendingKey key, OldCertificate certificate)
      throws CodedException {
    DistinguishedName subject =
        DistinguishedName.of(certificate.stored().certificate().getSubjectX500Principal());
    request(key, subject);
    try {
      return result(
          key, order.place(key.entry(), order.byOldCertificate(certificate.credential(), subject)));
    } catch (CodedException e) {
      throw settled(key, e, false);
    }
  }

  private EnrollmentResult issue(EstOrder order, JournalHold journal, KeySpec spec)
      throws CodedException {
    EstLogin logins = new EstLogin(environment.profile(), progress);
    while (true) {
      Optional<EnrollmentResult> result =
          logins.use(login -> attempt(order, journal, spec, logins, login));
      if (result.isPresent()) {
        return result.get();
      }
    }
  }

  /** Empty if the login was refused, so that it can be typed again. */
  private Optional<EnrollmentResult> attempt(
      EstOrder order, JournalHold journal, KeySpec spec, EstLogin logins, EstServer.Login login)
      throws CodedException {
    DistinguishedName subject = DistinguishedName.ofCommonName(login.id());
    Optional<PendingKey> earlier = earlier(journal, subject);
    PendingKey key = earlier.isPresent() ? earlier.get() : planned(journal, spec);
    if (earlier.isEmpty()) {
      request(key, subject);
    }
    progress.stage(Stage.REQUESTING);
    try {
      return Optional.of(result(key, order.place(key.entry(), order.byLogin(login))));
    } catch (CodedException e) {
      if (e.code() == ErrorCode.WRONG_CREDENTIALS) {
        if (earlier.isEmpty()) {
          key.discard();
        }
        logins.refused(e.failure());
        return Optional.empty();
      }
      throw settled(key, e, earlier.isPresent());
    }
  }

  /**
   * The request of this customer whose reply an earlier run lost: sent again with its own key, it
   * may bring the certificate of then, and at the worst a second one.
   */
  private Optional<PendingKey> earlier(JournalHold journal, DistinguishedName subject)
      throws CodedException {
    for (Found found : journal.entries()) {
      Optional<JournalEntry> entry =
          found
              .entry()
              .filter(one -> found.condition() == Found.Condition.OWN)
              .filter(one -> one.step() == Step.REQUESTED && one.order().isEmpty())
              .filter(one -> one.replaces().isEmpty() && one.store().equals(store.location()))
              .filter(one -> one.request().orElseThrow().subject().equals(subject));
      Optional<RequestSigner> signer =
          entry.isEmpty() ? Optional.empty() : store.findKey(entry.get().key());
      if (signer
          .map(key -> Optional.of(PublicKeyHash.of(key.publicKey())))
          .filter(hash -> hash.equals(entry.flatMap(JournalEntry::publicKey)))
          .isPresent()) {
        return Optional.of(
            PendingKey.requested(journal, store, entry.orElseThrow(), signer.orElseThrow()));
      }
    }
    return Optional.empty();
  }

  private PendingKey planned(JournalHold journal, KeySpec spec) {
    return PendingKey.planned(environment, journal, store, spec, old.map(one -> one.stored().id()));
  }

  /** Makes key and request, and writes down that the request is about to be sent. */
  private void request(PendingKey key, DistinguishedName subject) throws CodedException {
    try {
      progress.stage(Stage.GENERATING_KEY);
      CertificateRequest request =
          CertificateRequest.create(subject, key.create(), Optional.empty());
      progress.stage(Stage.REQUESTING);
      key.request(request);
    } catch (CodedException e) {
      key.discard();
      throw e;
    }
  }

  /**
   * What a failure leaves: the key goes once nothing can come for it. A certificate that is refused
   * here, or was issued to a request that is refused now, has to be revoked by somebody: EST can't
   * say so.
   */
  private static CodedException settled(PendingKey key, CodedException e, boolean sentBefore) {
    boolean refused = e.failure().revocation() == Failure.Revocation.NOT_NEEDED;
    if (refused || e.code() == ErrorCode.CERTIFICATE_REJECTED) {
      key.discard();
    }
    return refused && sentBefore
        ? new EnrollmentException(
            e.failure().withRevocation(Failure.Revocation.NEEDED),
            "refused when it was sent again: " + e.getMessage(),
            e)
        : e;
  }

  private EnrollmentResult result(PendingKey key, EstOrder.Done done) {
    return new EnrollmentResult(
        plan.operation(),
        done.certificate(),
        store.location(),
        key.entry().request().orElseThrow(),
        done.proven(),
        Optional.empty(),
        progress.finished());
  }
}
