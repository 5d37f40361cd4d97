package jp.nozomi.cert.swing.flow;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.RecoveryOutcome;

/**
 * What remains to be done after success, as far as the app can help.
 *
 * @param browsers the browsers that run and have to be closed; empty while they are looked for
 * @param reminder whether the desktop tells when the certificate can be renewed
 * @param superseded the renewed certificate, once the new one is proven; empty if there is none
 * @param deletion how far its deletion has come
 * @param failure why it could not be deleted
 */
public record Aftercare(
    Optional<List<String>> browsers,
    Reminder reminder,
    Optional<CertificateId> superseded,
    Deletion deletion,
    Optional<Failure> failure) {
  /** Whether the desktop tells when the certificate can be renewed. */
  public enum Reminder {
    /** It is being looked at, or changed. */
    LOOKING,
    /** It does not. */
    OFF,
    /** It does. */
    ON,
    /** It can not on this system. */
    UNAVAILABLE
  }

  /** How far the deletion of the superseded certificate has come. */
  public enum Deletion {
    /** Nobody asked for it. */
    OFFERED,
    /** The user is asked for consent. */
    ASKED,
    /** It goes on. */
    RUNNING,
    /** The certificate is gone. */
    DONE,
    /** It failed; the certificate is still there. */
    FAILED
  }

  static Aftercare of(EnrollmentResult result, Optional<CertificateId> renewed) {
    // Without a test login the old certificate is the only one that is known to work.
    Optional<CertificateId> superseded =
        renewed
            .filter(old -> result.operation() == Operation.RENEW && result.proven())
            .filter(old -> !old.equals(result.certificate().id()));
    return new Aftercare(
        Optional.empty(), Reminder.LOOKING, superseded, Deletion.OFFERED, Optional.empty());
  }

  /** Empty if nothing was finished: then nothing has to be done either. */
  static Optional<Aftercare> of(List<RecoveryOutcome> outcomes) {
    List<RecoveryOutcome> finished =
        outcomes.stream()
            .filter(outcome -> outcome.kind() == RecoveryOutcome.Kind.FINISHED)
            .toList();
    return finished.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Aftercare(
                Optional.empty(),
                Reminder.LOOKING,
                finished.stream().flatMap(one -> one.superseded().stream()).findFirst(),
                Deletion.OFFERED,
                Optional.empty()));
  }

  Aftercare seen(List<String> running, Reminder now) {
    return new Aftercare(Optional.of(List.copyOf(running)), now, superseded, deletion, failure);
  }

  Aftercare with(Reminder now) {
    return new Aftercare(browsers, now, superseded, deletion, failure);
  }

  Aftercare with(Deletion now) {
    return new Aftercare(browsers, reminder, superseded, now, Optional.empty());
  }

  Aftercare deleted(Optional<Failure> why) {
    return new Aftercare(
        browsers, reminder, superseded, why.isPresent() ? Deletion.FAILED : Deletion.DONE, why);
  }
}
