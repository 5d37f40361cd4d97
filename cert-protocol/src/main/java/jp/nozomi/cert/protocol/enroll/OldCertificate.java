package jp.nozomi.cert.protocol.enroll;

import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.renewal.RenewalState;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.failure.EnrollmentException;

/** The certificate that is to be renewed: found, usable, and its key tried, before any call. */
record OldCertificate(StoredCertificate stored, ClientCredential credential) {
  private static final byte[] TEST = {1, 2, 3, 4, 5, 6, 7, 8};

  static OldCertificate open(CertificateStore store, CertificateId id) throws CodedException {
    Optional<StoredCertificate> found =
        store.list().stream().filter(one -> one.id().equals(id)).findFirst();
    if (found.isEmpty() || !found.get().keyUsable()) {
      throw unusable(found.isEmpty() ? "certificate-not-found" : "certificate-without-key", null);
    }
    try {
      Proof.checkSigns(store.signer(id), new IssuedCertificate(found.get().chain()), TEST.clone());
      return new OldCertificate(found.get(), store.credential(id));
    } catch (StoreException e) {
      throw switch (e.reason()) {
        case NOT_FOUND -> unusable("certificate-without-key", e);
        case WRONG_PASSWORD, LOCKED, GONE -> e;
        default ->
            new EnrollmentException(
                new Failure(ErrorCode.RENEWAL_STOPPED_ON_PC, "old-key-can-not-sign"),
                "the old key does not sign: " + e.getMessage(),
                e);
      };
    }
  }

  /** Checks the window by the server's time. */
  void checkWindow(RenewalPolicy policy, Instant now) throws EnrollmentException {
    Instant from = stored.certificate().getNotBefore().toInstant();
    Instant until = stored.certificate().getNotAfter().toInstant();
    RenewalState state = policy.stateAt(from, until, now);
    if (state == RenewalState.RENEWABLE) {
      return;
    }
    Failure failure =
        new Failure(ErrorCode.OUTSIDE_RENEWAL_WINDOW).with("notAfter", until.toString());
    throw new EnrollmentException(
        state == RenewalState.TOO_EARLY
            ? failure.withRetryAt(Optional.of(policy.windowStart(until)))
            : failure,
        "the certificate is " + state,
        null);
  }

  private static EnrollmentException unusable(
      String type, @org.jspecify.annotations.Nullable StoreException cause) {
    return new EnrollmentException(
        new Failure(ErrorCode.RENEWAL_CERTIFICATE_UNUSABLE, type), type, cause);
  }
}
