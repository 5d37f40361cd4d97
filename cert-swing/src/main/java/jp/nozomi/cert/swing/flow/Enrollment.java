package jp.nozomi.cert.swing.flow;

import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Operation;

/**
 * The enrolment that the screens are about.
 *
 * @param operation issue or renew
 * @param certificate the certificate to renew
 * @param held ID and password, collected before the bank asks for them (CCHK002); the flow hands
 *     them over or discards them, exactly once
 */
public record Enrollment(
    Operation operation, Optional<CertificateId> certificate, Optional<Answers> held) {
  static Enrollment issue() {
    return new Enrollment(Operation.ISSUE, Optional.empty(), Optional.empty());
  }

  static Enrollment renew(CertificateId certificate) {
    return new Enrollment(Operation.RENEW, Optional.of(certificate), Optional.empty());
  }

  Enrollment holding(Answers answers) {
    return new Enrollment(operation, certificate, Optional.of(answers));
  }

  Enrollment emptyHanded() {
    return new Enrollment(operation, certificate, Optional.empty());
  }
}
