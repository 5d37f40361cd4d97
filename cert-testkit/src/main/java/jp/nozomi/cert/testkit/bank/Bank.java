package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.fault.Faults;

/** The bank behind the wire: everything that it knows and does. Thread-safe. */
public final class Bank {
  private final BankPolicy policy;
  private final Clock clock;
  private final Authority authority;
  private final Accounts accounts;
  private final CertificateRegister certificates;
  private final Sessions sessions;
  private final SessionService sessionService;
  private final OrderBook book;
  private final OrderService orders;
  private final EstService est;
  private final Nonces nonces;

  /**
   * Opens the bank.
   *
   * @param policy its numbers
   * @param clock its time
   * @param random the source of tokens and nonces
   * @param authority issues the certificates
   * @param journal keeps what must survive a restart
   * @param faults what goes wrong with certificates
   * @param bankPage gives the page on which a customer mends an account's state
   */
  public Bank(
      BankPolicy policy,
      Clock clock,
      RandomGenerator random,
      Authority authority,
      Journal journal,
      Faults faults,
      Function<AccountState, String> bankPage) {
    this.policy = policy;
    this.clock = clock;
    this.authority = authority;
    RandomTokens tokens = new RandomTokens(random);
    this.accounts = new Accounts(journal);
    this.certificates = new CertificateRegister(journal);
    this.sessions = new Sessions(policy, clock, tokens);
    Gates gates = new Gates(policy, clock, certificates, bankPage);
    this.sessionService = new SessionService(policy, clock, accounts, sessions, gates, tokens);
    this.book = new OrderBook(journal);
    Issuer issuer = new Issuer(policy, authority, certificates, faults);
    this.orders = new OrderService(policy, clock, sessions, gates, certificates, issuer, book);
    this.est = new EstService(policy, clock, accounts, certificates, issuer, orders.processing());
    this.nonces = new Nonces(clock, tokens);
  }

  /**
   * Takes up what an earlier run left. The customers' accounts are open already.
   *
   * @param saved what it left
   */
  public void restore(Saved saved) {
    saved.certificates().forEach(certificates::restore);
    book.restore(saved.orders(), saved.closed());
    for (AccountRecord account : saved.accounts()) {
      accounts.find(account.loginId()).ifPresent(found -> found.restore(account));
    }
  }

  /**
   * Gives the bank's numbers.
   *
   * @return the policy
   */
  public BankPolicy policy() {
    return policy;
  }

  /**
   * Gives the bank's time.
   *
   * @return the clock
   */
  public Clock clock() {
    return clock;
  }

  /**
   * Gives the certification authority.
   *
   * @return the authority
   */
  public Authority authority() {
    return authority;
  }

  /**
   * Gives the accounts.
   *
   * @return the accounts
   */
  public Accounts accounts() {
    return accounts;
  }

  /**
   * Gives the certificates.
   *
   * @return the register
   */
  public CertificateRegister certificates() {
    return certificates;
  }

  /**
   * Gives the open sessions.
   *
   * @return the sessions
   */
  public Sessions sessions() {
    return sessions;
  }

  /**
   * Gives the service that leads sessions.
   *
   * @return the service
   */
  public SessionService sessionService() {
    return sessionService;
  }

  /**
   * Gives the orders.
   *
   * @return the service
   */
  public OrderService orders() {
    return orders;
  }

  /**
   * Gives enrolment by RFC 7030.
   *
   * @return the service
   */
  public EstService est() {
    return est;
  }

  /**
   * Gives the nonces for signed messages.
   *
   * @return the nonces
   */
  public Nonces nonces() {
    return nonces;
  }
}
