package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.AccountState;

/** What keeps a customer from ordering, looked at afresh at each step. */
final class Gates {
  private final BankPolicy policy;
  private final Clock clock;
  private final CertificateRegister certificates;
  private final Function<AccountState, String> bankPage;

  Gates(
      BankPolicy policy,
      Clock clock,
      CertificateRegister certificates,
      Function<AccountState, String> bankPage) {
    this.policy = policy;
    this.clock = clock;
    this.certificates = certificates;
    this.bankPage = bankPage;
  }

  void check(Session session) throws Refusal {
    Account account = session.account.orElseThrow();
    AccountState state = account.state();
    Optional<ProblemType> problem = ProblemType.of(state);
    if (problem.isPresent()) {
      if (state == AccountState.CUSTOMER_CONFIRMATION_REQUIRED) {
        session.end(Session.End.CLOSED);
      }
      JsonObject page = JsonObject.builder().put("bankPage", bankPage.apply(state)).build();
      throw new Refusal(problem.get(), "the account's state is " + state, page, Optional.empty());
    }
    if (session.oldCertificate.isPresent()) {
      renewable(session.oldCertificate.map(CertificateRecord::sha256));
    } else if (certificates.hasLive(account.customer().loginId(), clock.instant())) {
      throw new Refusal(ProblemType.VALID_CERTIFICATE_EXISTS, "renew or revoke it");
    }
  }

  /** Finds the certificate of a connection if it can be renewed now. */
  CertificateRecord renewable(Optional<String> sha256) throws Refusal {
    CertificateRecord old =
        sha256
            .flatMap(certificates::find)
            .filter(found -> found.status() == CertificateStatus.VALID)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemType.RENEWAL_CERTIFICATE_UNUSABLE,
                        "unknown, revoked or superseded"));
    Instant now = clock.instant();
    Instant from = old.notAfter().minus(Duration.ofDays(policy.renewalWindowDays()));
    if (now.isBefore(from) || now.isAfter(old.notAfter())) {
      throw new Refusal(
          ProblemType.OUTSIDE_RENEWAL_WINDOW, "from " + from + " until " + old.notAfter());
    }
    return old;
  }
}
