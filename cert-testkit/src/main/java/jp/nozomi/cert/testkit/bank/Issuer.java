package jp.nozomi.cert.testkit.bank;

import java.security.PublicKey;
import java.time.Instant;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.HeldCertificate;

/** Issues certificates into the register. Thread-safe. */
final class Issuer {
  private final BankPolicy policy;
  private final Authority authority;
  private final CertificateRegister certificates;

  Issuer(BankPolicy policy, Authority authority, CertificateRegister certificates) {
    this.policy = policy;
    this.authority = authority;
    this.certificates = certificates;
  }

  CertificateRecord issue(String loginId, byte[] subject, PublicKey key, Instant notBefore) {
    HeldCertificate held = authority.customer(subject, key, notBefore, policy.validity()).build();
    CertificateRecord issued =
        CertificateRecord.issued(
            loginId,
            held.der(),
            held.chainPem(),
            held.certificate().getNotAfter().toInstant(),
            notBefore);
    certificates.add(issued);
    return issued;
  }
}
