package jp.nozomi.cert.swing.cli;

import java.util.Optional;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.swing.flow.CertificateEntry;

/**
 * What became of a certificate that was due.
 *
 * @param old the certificate
 * @param result the renewal, if it succeeded
 * @param failure why it did not
 */
record DueRenewal(
    CertificateEntry old, Optional<EnrollmentResult> result, Optional<Failure> failure) {
  static DueRenewal done(CertificateEntry old, EnrollmentResult result) {
    return new DueRenewal(old, Optional.of(result), Optional.empty());
  }

  static DueRenewal failed(CertificateEntry old, Failure failure) {
    return new DueRenewal(old, Optional.empty(), Optional.of(failure));
  }
}
