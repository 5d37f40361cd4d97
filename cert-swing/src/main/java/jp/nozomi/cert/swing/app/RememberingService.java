package jp.nozomi.cert.swing.app;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;
import jp.nozomi.cert.swing.reminder.ExpiryBook;

/** An enrolment service that notes the dates of what it installs, for the reminder. */
record RememberingService(EnrollmentService service, ExpiryBook book) implements EnrollmentService {
  @Override
  public void prepareKey(CertificateStore store, Optional<KeySpec> key) throws StoreException {
    service.prepareKey(store, key);
  }

  @Override
  public void connect(Cancellation cancellation) {
    service.connect(cancellation);
  }

  @Override
  public EnrollmentResult issue(
      CertificateStore store,
      Optional<KeySpec> key,
      Conversation conversation,
      Cancellation cancellation)
      throws CodedException {
    EnrollmentResult result = service.issue(store, key, conversation, cancellation);
    book.installed(result.store(), result.certificate(), Optional.empty());
    return result;
  }

  @Override
  public EnrollmentResult renew(
      CertificateStore oldStore,
      CertificateId old,
      CertificateStore store,
      Optional<KeySpec> key,
      Conversation conversation,
      Cancellation cancellation)
      throws CodedException {
    EnrollmentResult result = service.renew(oldStore, old, store, key, conversation, cancellation);
    book.installed(result.store(), result.certificate(), Optional.of(old));
    return result;
  }

  @Override
  public List<RecoveryOutcome> recover(StorePrompt prompt, Conversation conversation)
      throws CodedException {
    List<RecoveryOutcome> outcomes = service.recover(prompt, conversation);
    for (RecoveryOutcome outcome : outcomes) {
      outcome
          .certificate()
          .filter(certificate -> outcome.kind() == RecoveryOutcome.Kind.FINISHED)
          .ifPresent(certificate -> book.installed(outcome.store(), certificate, Optional.empty()));
    }
    return outcomes;
  }

  @Override
  public void delete(CertificateStore store, CertificateId certificate) throws CodedException {
    service.delete(store, certificate);
  }

  @Override
  public void close() {
    service.close();
  }
}
