package jp.nozomi.cert.protocol.enroll;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.Step;
import jp.nozomi.cert.protocol.wire.EstServer;

/**
 * Finishes what an earlier run left open over EST, with the weaker guarantee that EST gives.
 *
 * <p>A saved certificate is installed. A lost reply to a renewal is asked for by the same request,
 * which may issue a second certificate; that of an issue waits until the customer logs in again,
 * since the password is in no journal.
 */
final class EstRecovery {
  private final Environment environment;
  private final Progress progress;

  EstRecovery(Environment environment, Progress progress) {
    this.environment = environment;
    this.progress = progress;
  }

  IssuedCertificate settle(JournalHold journal, CertificateStore store, JournalEntry entry)
      throws CodedException {
    Installation installation =
        new Installation(
            environment, environment.est().flatMap(EstServer::proof), journal, store, progress);
    if (entry.step() != Step.REQUESTED) {
      IssuedCertificate certificate =
          new IssuedCertificate(Fulfilment.parsed(entry.chain().orElseThrow()));
      installation.run(entry, certificate);
      installation.end(entry);
      return certificate;
    }
    if (entry.replaces().isEmpty()) {
      throw unknown("est-login-needed");
    }
    EstServer server = environment.est().orElseThrow(() -> unknown("est-not-in-profile"));
    StoredCertificate old = old(store, entry.replaces().get());
    progress.stage(Stage.CONNECTING);
    EstServer.Authorities authorities = server.authorities(progress);
    EstOrder order = new EstOrder(environment, server, authorities, installation, progress);
    progress.stage(Stage.REQUESTING);
    DistinguishedName subject = DistinguishedName.of(old.certificate().getSubjectX500Principal());
    return order
        .place(entry, order.byOldCertificate(store.credential(old.id()), subject))
        .certificate();
  }

  private static StoredCertificate old(CertificateStore store, CertificateId id)
      throws CodedException {
    List<StoredCertificate> stored = store.list();
    Optional<StoredCertificate> found =
        stored.stream().filter(one -> one.id().equals(id) && one.keyUsable()).findFirst();
    return found.orElseThrow(() -> unknown("est-old-certificate-elsewhere"));
  }

  private static EnrollmentException unknown(String type) {
    return new EnrollmentException(
        new Failure(ErrorCode.OUTCOME_UNKNOWN, type)
            .withRevocation(Failure.Revocation.IF_NOT_RECOVERED),
        "the reply to a request was lost",
        null);
  }
}
