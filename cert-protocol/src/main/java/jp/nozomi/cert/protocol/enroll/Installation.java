package jp.nozomi.cert.protocol.enroll;

import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateExpectation;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.Step;

/** Brings a verified certificate into use, with each step in the journal before it is taken. */
final class Installation {
  private final Environment environment;
  private final Optional<URI> proof;
  private final JournalHold journal;
  private final CertificateStore store;
  private final Progress progress;

  Installation(
      Environment environment,
      Optional<URI> proof,
      JournalHold journal,
      CertificateStore store,
      Progress progress) {
    this.environment = environment;
    this.proof = proof;
    this.journal = journal;
    this.store = store;
    this.progress = progress;
  }

  /** What a returned certificate must be. */
  static CertificateExpectation expectation(
      Environment environment, PublicKey key, Optional<DistinguishedName> subject, Instant now) {
    return new CertificateExpectation(
        key,
        subject,
        environment.profile().trust().client(),
        now,
        environment.profile().policy().renewal().longestValidity(),
        environment.profile().policy().clockSkew());
  }

  /** Installs and proves; tells whether a login was part of the proof. */
  boolean run(JournalEntry issued, IssuedCertificate certificate) throws CodedException {
    journal.write(issued);
    progress.stage(Stage.INSTALLING);
    store.install(issued.key(), certificate.chain());
    journal.write(issued.at(Step.INSTALLED));
    progress.stage(Stage.PROVING);
    boolean proven = new Proof(environment, proof, store, progress).of(certificate);
    journal.write(issued.at(Step.PROVEN));
    return proven;
  }

  /** Nothing is left to do. */
  void end(JournalEntry issued) throws CodedException {
    JournalEntry last = issued.at(Step.CONFIRMED);
    journal.write(last);
    journal.remove(last);
  }

  /** G001e with its cause: the certificate exists, and recovery can still finish. */
  static EnrollmentException failed(CodedException cause, Optional<Instant> confirmBy) {
    Failure failure =
        new Failure(ErrorCode.INSTALL_FAILED, cause.failure().type())
            .withTraceId(cause.failure().traceId())
            .withRevocation(Failure.Revocation.IF_NOT_RECOVERED)
            .with("cause", cause.code().code());
    if (confirmBy.isPresent()) {
      failure = failure.with("confirmBy", confirmBy.get().toString());
    }
    return new EnrollmentException(failure, "after issue: " + cause.getMessage(), cause);
  }
}
