package jp.nozomi.cert.protocol.enroll;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.store.StoreLocation;

/**
 * A certificate that is installed, proven and confirmed.
 *
 * @param operation how it came
 * @param certificate the certificate with its path
 * @param store where it is
 * @param request the certification request that was sent
 * @param proven whether a test login over mutual TLS succeeded; false if the bank offers none
 * @param oldCertificateUntil for a renewal, until when the old certificate still logs in
 * @param stages how long each stage took, in the order of the work
 */
public record EnrollmentResult(
    Operation operation,
    IssuedCertificate certificate,
    StoreLocation store,
    CertificateRequest request,
    boolean proven,
    Optional<Instant> oldCertificateUntil,
    Map<Stage, Duration> stages) {
  /**
   * Copies the durations, keeping their order.
   *
   * @param operation how it came
   * @param certificate the certificate with its path
   * @param store where it is
   * @param request the certification request that was sent
   * @param proven whether a test login over mutual TLS succeeded; false if the bank offers none
   * @param oldCertificateUntil for a renewal, until when the old certificate still logs in
   * @param stages how long each stage took, in the order of the work
   */
  public EnrollmentResult {
    stages = java.util.Collections.unmodifiableMap(new java.util.EnumMap<>(stages));
  }
}
