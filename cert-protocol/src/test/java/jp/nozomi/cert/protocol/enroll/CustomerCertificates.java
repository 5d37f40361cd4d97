package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;

/**
 * A customer's certificates, as the bank regards them.
 *
 * @param bank the bank
 * @param loginId the customer
 * @param old the certificate that is renewed, if one is
 */
public record CustomerCertificates(FakeBank bank, String loginId, Optional<CertificateId> old) {
  /** Gives what was ever issued, but the old one. */
  public Set<CertificateId> issued() {
    return fresh().map(one -> CertificateId.of(one.certificate())).collect(Collectors.toSet());
  }

  /** Gives what is valid, but the old one. */
  public Set<CertificateId> live() {
    return fresh()
        .filter(one -> one.status() == CertificateStatus.VALID)
        .map(one -> CertificateId.of(one.certificate()))
        .collect(Collectors.toSet());
  }

  /** Tells whether the bank knows of everything valid that it is installed. */
  public boolean allConfirmed() {
    return fresh()
        .filter(one -> one.status() == CertificateStatus.VALID)
        .allMatch(IssuedCertificate::confirmed);
  }

  /** Gives the status of the old certificate, if there is one. */
  public Optional<CertificateStatus> oldStatus() {
    return bank.issuedTo(loginId).stream()
        .filter(this::isOld)
        .map(IssuedCertificate::status)
        .findFirst();
  }

  private Stream<IssuedCertificate> fresh() {
    return bank.issuedTo(loginId).stream().filter(one -> !isOld(one));
  }

  private boolean isOld(IssuedCertificate issued) {
    return old.equals(Optional.of(CertificateId.of(issued.certificate())));
  }
}
