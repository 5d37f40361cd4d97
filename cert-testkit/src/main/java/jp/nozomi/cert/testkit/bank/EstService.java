package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.SubjectNames;

/**
 * Enrolment by RFC 7030, which knows no order, recovery or confirmation: a lost reply costs a
 * second issue. Thread-safe.
 */
public final class EstService {
  private final BankPolicy policy;
  private final Clock clock;
  private final Accounts accounts;
  private final CertificateRegister certificates;
  private final Issuer issuer;
  private final Processing processing;

  EstService(
      BankPolicy policy,
      Clock clock,
      Accounts accounts,
      CertificateRegister certificates,
      Issuer issuer,
      Processing processing) {
    this.policy = policy;
    this.clock = clock;
    this.accounts = accounts;
    this.certificates = certificates;
    this.issuer = issuer;
    this.processing = processing;
  }

  /**
   * Issues a first certificate. An earlier one that nobody used is revoked: its reply was lost.
   *
   * @param loginId the login ID
   * @param password the login password
   * @param request the request; the bank chooses the subject
   * @return the certificate, or empty if the client shall ask again
   * @throws Refusal if the bank says no
   */
  public Optional<CertificateRecord> enroll(
      String loginId, String password, CertificationRequest request) throws Refusal {
    Account account =
        accounts
            .find(loginId)
            .filter(found -> found.opens(password, policy.maxAttempts()))
            .orElseThrow(() -> new Refusal(ProblemType.UNAUTHORIZED, "ID or password, or locked"));
    synchronized (account) {
      Optional<ProblemType> problem = ProblemType.of(account.state());
      if (problem.isPresent()) {
        throw new Refusal(problem.get(), "the account's state is " + account.state());
      }
      requireOffered(request);
      if (!due(request)) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      for (CertificateRecord earlier : certificates.of(loginId)) {
        if (!earlier.proven() && !earlier.confirmed()) {
          certificates.revoke(earlier.sha256(), now);
        }
      }
      if (certificates.hasLive(loginId, now)) {
        throw new Refusal(ProblemType.VALID_CERTIFICATE_EXISTS, "renew or revoke it");
      }
      byte[] subject = new SubjectNames(policy.bankCode()).issue(loginId, now);
      return Optional.of(issuer.issue(loginId, subject, request.publicKey(), now));
    }
  }

  /**
   * Renews the certificate of the connection, which then logs in for the grace period only.
   *
   * @param sha256 the connection's certificate
   * @param request the request, with the same subject
   * @return the certificate, or empty if the client shall ask again
   * @throws Refusal if the certificate can't be renewed
   */
  public Optional<CertificateRecord> renew(Optional<String> sha256, CertificationRequest request)
      throws Refusal {
    Instant now = clock.instant();
    CertificateRecord old =
        sha256
            .flatMap(certificates::find)
            .filter(found -> found.logsIn(now))
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemType.RENEWAL_CERTIFICATE_UNUSABLE,
                        "no certificate, or one that is unknown, revoked or superseded"));
    byte[] subject = old.certificate().getSubjectX500Principal().getEncoded();
    if (!Arrays.equals(subject, request.subject())) {
      throw new Refusal(ProblemType.BAD_REQUEST, "not the certificate's subject");
    }
    requireOffered(request);
    if (!due(request)) {
      return Optional.empty();
    }
    CertificateRecord issued = issuer.issue(old.loginId(), subject, request.publicKey(), now);
    certificates.change(old.sha256(), it -> it.superseded(now, now.plus(policy.grace())));
    return Optional.of(issued);
  }

  private void requireOffered(CertificationRequest request) throws Refusal {
    if (request.keySpec().filter(policy.keys()::contains).isEmpty()) {
      throw new Refusal(ProblemType.UNSUPPORTED, "a kind of key that is not offered");
    }
  }

  /** The request itself names the order that is being processed: the client sends it again. */
  private boolean due(CertificationRequest request) {
    String name = Digests.sha256(request.der());
    processing.beginOnce(name);
    return processing.due(name);
  }
}
