package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import jp.nozomi.cert.testkit.admin.AdminPage;
import jp.nozomi.cert.testkit.admin.AdminRest;
import jp.nozomi.cert.testkit.admin.Administration;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.Operation;
import jp.nozomi.cert.testkit.bank.RandomTokens;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.InvalidRequestException;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.ca.SubjectNames;
import jp.nozomi.cert.testkit.conduct.Violation;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import jp.nozomi.cert.testkit.request.RequestLog;
import jp.nozomi.cert.testkit.request.TrafficCheck;
import jp.nozomi.cert.testkit.site.BankSite;
import jp.nozomi.cert.testkit.site.TokenPage;
import jp.nozomi.cert.testkit.token.CustomerToken;
import jp.nozomi.cert.testkit.update.UpdateServer;
import jp.nozomi.cert.testkit.wire.Conduct;
import jp.nozomi.cert.testkit.wire.Origins;
import jp.nozomi.cert.testkit.wire.Router;
import jp.nozomi.cert.testkit.wire.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * A bank in this process: its enrolment server, certification authority and site, on loopback.
 *
 * <p>Speaks the wire protocol of {@code docs/wire-protocol.md}. Thread-safe; {@link #close()} frees
 * the ports.
 */
public final class FakeBank implements AutoCloseable {
  private final BankClock clock;
  private final Premises premises;
  private final Bank bank;
  private final ServiceState service;
  private final Faults faults;
  private final Optional<Conduct> conduct;
  private final RequestLog requests = new RequestLog();
  private final Doors doors;
  private @Nullable UpdateServer updates;
  private final Origins origins;

  FakeBank(FakeBankBuilder builder, Premises premises) throws IOException {
    this.clock = new BankClock(builder.clock);
    this.premises = premises;
    this.service = new ServiceState(clock);
    this.faults = new Faults(premises.random().of(Randomness.Use.FAULTS));
    this.conduct = builder.strict ? Optional.of(new Conduct(System::nanoTime)) : Optional.empty();
    HandlerSlot slot = new HandlerSlot();
    this.doors =
        Doors.open(
            Map.of(Door.OPEN, builder.port, Door.MUTUAL, builder.mutualTlsPort),
            premises,
            faults,
            slot);
    this.origins = doors.origins();
    premises.rememberOtpPeriod(builder.policy.otpPeriod());
    this.bank =
        new Bank(
            builder.policy,
            clock,
            premises.random().of(Randomness.Use.TOKENS),
            premises.authority().tellingStatusAt(doors.statusOrigin()),
            premises.journal(),
            faults,
            state -> origins.open() + "/site/mend");
    premises.customers().forEach(bank.accounts()::open);
    bank.restore(premises.saved());
    Router router =
        new Router(
            bank, origins, service, tokens(Randomness.Use.TRACES), requests, faults, conduct);
    new BankSite(bank, tokens(Randomness.Use.SITE), builder.installer, origins.mutual())
        .addTo(router);
    new TokenPage(bank).addTo(router);
    Administration administration =
        new Administration(bank, new SettableTime(clock), faults, requests);
    new AdminPage(administration, origins.open()).addTo(router);
    new AdminRest(administration, origins.open()).addTo(router);
    slot.fill(router);
  }

  private RandomTokens tokens(Randomness.Use use) {
    return new RandomTokens(premises.random().of(use));
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
   * Gives the URL of the RFC 7030 service: ID and password, or a client certificate.
   *
   * @return the URL up to the operation's name
   */
  public String estUrl() {
    return origins.est() + "/.well-known/est";
  }

  /**
   * Gives the page of the testkit's own administration; the same in JSON is below {@code /api}.
   *
   * @return for example https://localhost:40001/admin
   */
  public String adminUrl() {
    return origins.open() + "/admin";
  }

  /**
   * Gives the origin of revocation lists and OCSP, which the customers' certificates name.
   *
   * @return for example http://localhost:40004
   */
  public String statusUrl() {
    return doors.statusOrigin();
  }

  /**
   * Gives the authority of the bank's TLS certificates.
   *
   * @return the trust anchor for its servers
   */
  public X509Certificate serverCa() {
    return premises.tls().authority();
  }

  /**
   * Gives the root above the customers' certificates.
   *
   * @return the trust anchor for client certificates
   */
  public X509Certificate clientCa() {
    return premises.authority().root().certificate();
  }

  /**
   * Gives the authority that signs the customers' certificates, below {@link #clientCa()}.
   *
   * @return the intermediate certificate
   */
  public X509Certificate issuingCa() {
    return premises.authority().issuing().certificate();
  }

  /**
   * Gives the authority of the bank's TLS certificates as text.
   *
   * @return the certificate in PEM
   */
  public String serverCaPem() {
    return HeldCertificate.pem(premises.tls().server().issuers().get(0).der());
  }

  /**
   * Gives the root above the customers' certificates as text.
   *
   * @return the certificate in PEM
   */
  public String clientCaPem() {
    return HeldCertificate.pem(premises.authority().root().der());
  }

  /**
   * Writes the bank profile for the app.
   *
   * @return the profile in JSON, schema 1
   */
  public String profileJson() {
    return ProfileDocument.write(
        bank.policy(), origins, serverCaPem(), clientCaPem(), Optional.ofNullable(updates));
  }

  /**
   * Opens the vendor's update server beside the bank, with the bank's TLS certificate, and names it
   * in the profile. It ends with the bank.
   *
   * @return the server, which has no release yet
   * @throws IOException if there is no free port
   */
  public UpdateServer openUpdateServer() throws IOException {
    UpdateServer opened =
        UpdateServer.start(Clock.systemUTC(), premises.tls().identity().context(List.of()));
    updates = opened;
    return opened;
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
   * Gives the faults that are to happen.
   *
   * @return the script, to be added to
   */
  public Faults faults() {
    return faults;
  }

  /**
   * Stops listening: connections are refused, and those that are open end.
   *
   * @throws IOException if a port can't be closed
   */
  public void goDown() throws IOException {
    doors.pause();
  }

  /**
   * Listens again at the same ports.
   *
   * @throws IOException if a port was taken meanwhile
   */
  public void comeBack() throws IOException {
    doors.resume();
  }

  /**
   * Tells what the client did that the wire protocol forbids.
   *
   * @return the violations so far, a session that is open now included; none unless the bank is
   *     strict
   */
  public List<Violation> violations() {
    return conduct.map(Conduct::violations).orElse(List.of());
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

  /**
   * Gives what a customer has in hand and head, by the bank's clock.
   *
   * @param loginId the customer
   * @return its tokens and memory
   */
  public CustomerToken tokenOf(String loginId) {
    return new CustomerToken(account(loginId).customer(), clock, bank.policy().otpPeriod());
  }

  /**
   * Makes every order wait from now on, as if issuing took long.
   *
   * @param polls how often a client is told to ask again; 0 for issuing at once
   */
  public void processingPolls(int polls) {
    bank.orders().processing().polls(polls);
  }

  /**
   * Refuses orders after they are accepted: nothing is issued.
   *
   * @param count how many of the next orders
   */
  public void refuseOrders(int count) {
    bank.orders().processing().refuseNext(count);
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
    PublicKey key = CertificationRequest.parse(certificationRequest).publicKey();
    return directly(loginId, key, notBefore).chainPem();
  }

  /**
   * Issues a certificate without a session or a request, at a time of the test's choice.
   *
   * @param loginId the customer
   * @param key the customer's public key
   * @param notBefore the certificate's first second
   * @return the certificate and its intermediates, the certificate first
   */
  public List<X509Certificate> issueDirectly(String loginId, PublicKey key, Instant notBefore) {
    CertificateRecord issued = directly(loginId, key, notBefore);
    return List.of(issued.certificate(), premises.authority().issuing().certificate());
  }

  private CertificateRecord directly(String loginId, PublicKey key, Instant notBefore) {
    Customer customer = account(loginId).customer();
    byte[] subject =
        new SubjectNames(bank.policy().bankCode()).issue(customer.loginId(), notBefore);
    return bank.orders().issueDirectly(customer.loginId(), key, subject, notBefore);
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

  /**
   * Frees the ports; then strict mode and every {@link TrafficCheck} on the class path have their
   * say.
   *
   * @throws AssertionError if the bank is strict and the client broke the wire protocol's rules
   * @throws IOException if a listener or the state directory can't be closed
   */
  @Override
  public void close() throws IOException {
    try (doors) {
      if (updates != null) {
        updates.close();
      }
      premises.close();
    }
    List<Violation> found = violations();
    if (!found.isEmpty()) {
      throw new AssertionError(
          found.stream()
              .map(Violation::toString)
              .collect(Collectors.joining("\n", "The client broke the wire protocol:\n", "")));
    }
    ServiceLoader.load(TrafficCheck.class).forEach(check -> check.check(requests.all()));
  }
}
