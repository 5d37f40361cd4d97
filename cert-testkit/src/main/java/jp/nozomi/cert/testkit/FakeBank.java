package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.Journal;
import jp.nozomi.cert.testkit.bank.Operation;
import jp.nozomi.cert.testkit.bank.RandomTokens;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.InvalidRequestException;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.ca.SubjectNames;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.http.HttpsService;
import jp.nozomi.cert.testkit.http.Listener;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import jp.nozomi.cert.testkit.request.RequestLog;
import jp.nozomi.cert.testkit.wire.Origins;
import jp.nozomi.cert.testkit.wire.Router;
import jp.nozomi.cert.testkit.wire.ServiceState;

/**
 * A bank in this process: its enrolment server, certification authority and site, on loopback.
 *
 * <p>Speaks the wire protocol of {@code docs/wire-protocol.md}. Thread-safe; {@link #close()} frees
 * the ports.
 */
public final class FakeBank implements AutoCloseable {
  private final BankClock clock;
  private final TlsCredentials tls;
  private final Authority authority;
  private final Bank bank;
  private final ServiceState service;
  private final RequestLog requests = new RequestLog();
  private final Listener open;
  private final Listener mutual;
  private final Origins origins;

  FakeBank(FakeBankBuilder builder) throws IOException {
    this.clock = new BankClock(builder.clock);
    this.tls = TlsCredentials.shared();
    this.authority = Authority.create("Nozomi Test", builder.authorityKeys, builder.random);
    this.service = new ServiceState(clock);
    HandlerSlot slot = new HandlerSlot();
    this.open =
        Listener.start(
            builder.port, new HttpsService(tls.identity().context(List.of()), false, slot));
    try {
      this.mutual =
          Listener.start(
              builder.mutualTlsPort,
              new HttpsService(
                  tls.identity()
                      .context(
                          List.of(
                              authority.issuing().certificate(), authority.root().certificate())),
                  true,
                  slot));
    } catch (IOException e) {
      open.close();
      throw e;
    }
    this.origins =
        new Origins("https://localhost:" + open.port(), "https://localhost:" + mutual.port());
    this.bank =
        new Bank(
            builder.policy,
            clock,
            builder.random,
            authority,
            Journal.NONE,
            state -> origins.open() + "/site/mend");
    builder.customers.forEach(bank.accounts()::open);
    slot.fill(new Router(bank, origins, service, new RandomTokens(builder.random), requests));
  }

  /**
   * Starts setting a bank up.
   *
   * @return a builder
   */
  public static FakeBankBuilder builder() {
    return new FakeBankBuilder();
  }

  /**
   * Gives the origin for everybody.
   *
   * @return for example https://localhost:40001
   */
  public String baseUrl() {
    return origins.open();
  }

  /**
   * Gives the origin that asks for a client certificate: the bank site's, with {@code /whoami}.
   *
   * @return for example https://localhost:40002
   */
  public String bankSiteUrl() {
    return origins.mutual();
  }

  /**
   * Gives the directory's URL, the only one that a client is told.
   *
   * @return the URL
   */
  public String directoryUrl() {
    return origins.open() + "/.well-known/cert-enroll";
  }

  /**
   * Gives the authority of the bank's TLS certificates.
   *
   * @return the trust anchor for its servers
   */
  public X509Certificate serverCa() {
    return tls.authority();
  }

  /**
   * Gives the root above the customers' certificates.
   *
   * @return the trust anchor for client certificates
   */
  public X509Certificate clientCa() {
    return authority.root().certificate();
  }

  /**
   * Writes the bank profile for the app.
   *
   * @return the profile in JSON, schema 1
   */
  public String profileJson() {
    return ProfileDocument.write(
        bank.policy(),
        origins,
        HeldCertificate.pem(tls.server().issuers().get(0).der()),
        HeldCertificate.pem(authority.root().der()));
  }

  /**
   * Gives the bank's time.
   *
   * @return the clock, which a test may set
   */
  public BankClock clock() {
    return clock;
  }

  /**
   * Gives the request log.
   *
   * @return what the bank was asked
   */
  public RequestLog requests() {
    return requests;
  }

  /**
   * Waits until an endpoint was asked at least once since the start.
   *
   * @param endpoint the endpoint
   * @param atMost how long to wait
   * @return the latest request to it
   * @throws TimeoutException if it was not asked in that time
   * @throws InterruptedException if the thread is interrupted
   */
  public RecordedRequest awaitRequest(Endpoint endpoint, Duration atMost)
      throws TimeoutException, InterruptedException {
    return requests.await(endpoint, 1, atMost);
  }

  /**
   * Gives the customers.
   *
   * @return the customers by login ID
   */
  public List<Customer> customers() {
    return bank.accounts().all().stream().map(Account::customer).toList();
  }

  /**
   * Adds a customer, or replaces the one of that login ID with a fresh account.
   *
   * @param customer the customer
   */
  public void addCustomer(Customer customer) {
    bank.accounts().open(customer);
  }

  /**
   * Sets an account's state, as the customer or the bank does elsewhere.
   *
   * @param loginId the customer
   * @param state the new state
   */
  public void setState(String loginId, AccountState state) {
    account(loginId).state(state);
  }

  /**
   * Unlocks a customer.
   *
   * @param loginId the customer
   */
  public void unlock(String loginId) {
    account(loginId).unlock();
  }

  /**
   * Tells whether a customer is locked.
   *
   * @param loginId the customer
   * @return true after too many wrong answers
   */
  public boolean isLocked(String loginId) {
    return account(loginId).locked();
  }

  private Account account(String loginId) {
    return bank.accounts()
        .find(loginId)
        .orElseThrow(() -> new IllegalArgumentException("no customer " + loginId));
  }

  /** Ends every session, as if its time had run out. */
  public void expireSessions() {
    bank.sessions().expireAll();
  }

  /**
   * Logs a customer in at the browser, which ends the app's session.
   *
   * @param loginId the customer
   */
  public void logInWithBrowser(String loginId) {
    bank.sessions().takenByBrowser(account(loginId), "browser");
  }

  /**
   * Closes the bank for maintenance.
   *
   * @param until when it opens again, by the bank's clock
   */
  public void maintenance(Instant until) {
    service.maintenance(until);
  }

  /**
   * Sets the oldest version of the app that is let in.
   *
   * @param version its version
   */
  public void minimumClient(String version) {
    service.minimumClient(version);
  }

  /**
   * Sets whether first certificates are issued and whether certificates are renewed.
   *
   * @param issue whether the directory has an issue link
   * @param renew whether the directory has a renew link
   */
  public void offer(boolean issue, boolean renew) {
    Set<Operation> offered =
        issue
            ? (renew ? Set.of(Operation.ISSUE, Operation.RENEW) : Set.of(Operation.ISSUE))
            : (renew ? Set.of(Operation.RENEW) : Set.of());
    service.offer(offered);
  }

  /**
   * Gives every certificate that the bank issued.
   *
   * @return the certificates in no order
   */
  public List<IssuedCertificate> issued() {
    return bank.certificates().all().stream().map(FakeBank::view).toList();
  }

  /**
   * Gives a customer's certificates.
   *
   * @param loginId the customer
   * @return the certificates, oldest first
   */
  public List<IssuedCertificate> issuedTo(String loginId) {
    return bank.certificates().of(loginId).stream().map(FakeBank::view).toList();
  }

  private static IssuedCertificate view(CertificateRecord record) {
    return new IssuedCertificate(
        record.loginId(),
        record.certificate(),
        record.status(),
        record.confirmed() || record.proven());
  }

  /**
   * Issues a certificate without a session, at a time of the test's choice.
   *
   * @param loginId the customer
   * @param certificationRequest a PKCS#10 request in DER; only its key is used
   * @param notBefore the certificate's first second
   * @return the certificate and its intermediates in PEM, the certificate first
   * @throws InvalidRequestException if the request is none
   */
  public String issueDirectly(String loginId, byte[] certificationRequest, Instant notBefore)
      throws InvalidRequestException {
    account(loginId);
    byte[] subject = new SubjectNames(bank.policy().bankCode()).issue(loginId, notBefore);
    return bank.orders()
        .issueDirectly(
            loginId, CertificationRequest.parse(certificationRequest), subject, notBefore)
        .chainPem();
  }

  /**
   * Revokes a certificate, as the company's administrator or the bank does.
   *
   * @param sha256 its SHA-256 in hex
   */
  public void revoke(String sha256) {
    if (bank.certificates().revoke(sha256, clock.instant()).isEmpty()) {
      throw new IllegalArgumentException("not issued by this bank: " + sha256);
    }
  }

  @Override
  public void close() throws IOException {
    try (mutual) {
      open.close();
    }
  }
}
