package jp.nozomi.cert.testkit.bank;

import java.security.PublicKey;
import java.time.Instant;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.Faults;

/** Issues certificates into the register. Thread-safe. */
final class Issuer {
  private final BankPolicy policy;
  private final Authority authority;
  private final CertificateRegister certificates;
  private final Faults faults;

  Issuer(BankPolicy policy, Authority authority, CertificateRegister certificates, Faults faults) {
    this.policy = policy;
    this.authority = authority;
    this.certificates = certificates;
    this.faults = faults;
  }

  CertificateRecord issue(String loginId, byte[] subject, PublicKey key, Instant notBefore) {
    CertificateFault.Fresh fresh =
        () -> authority.customer(subject, key, notBefore, policy.validity());
    HeldCertificate held = fresh.builder().build();
    String chain =
        faults
            .takeCertificate()
            .map(
                fault ->
                    fault.chain(
                        new CertificateFault.Ingredients(authority, held, notBefore, fresh)))
            .orElseGet(held::chainPem);
    CertificateRecord issued =
        CertificateRecord.issued(
            loginId,
            held.der(),
            chain,
            Authority.lastSecond(notBefore, policy.validity()),
            notBefore);
    certificates.add(issued);
    return issued;
  }
}
