package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.journal.Found;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.Step;

/**
 * Deletes certificates that no open enrolment needs.
 *
 * <p>A renewal may still come to nothing, and then the old certificate is all that the customer
 * has; and what is installed but not confirmed is confirmed with its own key.
 */
final class Deletion {
  private Deletion() {}

  static void run(JournalHold journal, CertificateStore store, CertificateId id)
      throws CodedException {
    Optional<KeyName> key =
        store.list().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .flatMap(StoredCertificate::keyName);
    for (Found found : journal.entries()) {
      if (found.condition() == Found.Condition.OWN
          && found.entry().filter(entry -> needs(entry, id, key)).isPresent()) {
        throw new EnrollmentException(
            new Failure(ErrorCode.RECOVERY_PENDING, "certificate-needed").with("entry", found.id()),
            "an enrolment that is not over needs " + id.sha256(),
            null);
      }
    }
    store.delete(id);
  }

  private static boolean needs(JournalEntry entry, CertificateId id, Optional<KeyName> key) {
    return entry.step() != Step.CONFIRMED
        && (entry.replaces().filter(id::equals).isPresent()
            || key.filter(entry.key()::equals).isPresent());
  }
}
