package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * What became of an enrolment that an earlier run left open.
 *
 * @param kind how it ended
 * @param operation what it was
 * @param store where its key is
 * @param certificate the certificate, if there is one
 * @param failure why it is pending or abandoned, if it is
 * @param superseded the certificate that was renewed, once the new one has logged in; empty if it
 *     may still be needed
 */
public record RecoveryOutcome(
    Kind kind,
    Operation operation,
    StoreLocation store,
    Optional<IssuedCertificate> certificate,
    Optional<Failure> failure,
    Optional<CertificateId> superseded) {
  /** How an open enrolment ended. */
  public enum Kind {
    /** The certificate is installed, proven and confirmed now. */
    FINISHED,
    /** Nothing was issued, and its key is deleted. */
    NOTHING_ISSUED,
    /** A certificate was issued but is revoked now; the customer issues anew. */
    REVOKED,
    /** It can not be settled now, and is kept for later. */
    PENDING,
    /** It belongs to another PC, user or newer version, and is left alone. */
    FOREIGN
  }
}
