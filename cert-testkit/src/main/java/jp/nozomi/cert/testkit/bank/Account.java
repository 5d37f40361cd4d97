package jp.nozomi.cert.testkit.bank;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.token.Totp;

/** A customer's account as it stands. Guarded by its own monitor. */
public final class Account {
  private final Customer customer;
  private final Journal journal;
  private AccountState state;
  private int failures;
  private boolean locked;
  private OtpMemory otp = OtpMemory.NEW;
  private Optional<String> session = Optional.empty();

  Account(Customer customer, Journal journal) {
    this.customer = customer;
    this.journal = journal;
    this.state = customer.state();
    this.locked = customer.lockedOut();
  }

  /**
   * Gives the customer.
   *
   * @return the customer
   */
  public Customer customer() {
    return customer;
  }

  /**
   * Gives the state.
   *
   * @return what keeps the account from certificates
   */
  public synchronized AccountState state() {
    return state;
  }

  /**
   * Sets the state, as the customer does in the browser.
   *
   * @param value the new state
   */
  public synchronized void state(AccountState value) {
    state = value;
    save();
  }

  /**
   * Tells whether too many wrong answers were given.
   *
   * @return true until it is unlocked
   */
  public synchronized boolean locked() {
    return locked;
  }

  /** Forgets the wrong answers. */
  public synchronized void unlock() {
    failures = 0;
    locked = false;
    save();
  }

  /**
   * Judges a login at the browser, with the same attempts as the app's.
   *
   * @param password what the customer typed
   * @param maxAttempts how many wrong ones lock the account
   * @return whether it is right and the account is not locked
   */
  public synchronized boolean opens(String password, int maxAttempts) {
    if (locked) {
      return false;
    }
    boolean right = customer.password().equals(password);
    if (right) {
      succeeded();
    } else {
      failed(maxAttempts);
    }
    return right;
  }

  synchronized int failed(int maxAttempts) {
    failures++;
    locked = locked || failures >= maxAttempts;
    save();
    return attemptsLeft(maxAttempts);
  }

  synchronized void succeeded() {
    if (failures > 0) {
      failures = 0;
      save();
    }
  }

  synchronized int attemptsLeft(int maxAttempts) {
    return Math.max(0, maxAttempts - failures);
  }

  /** Takes a one-time password, once. */
  synchronized boolean useOtp(Totp totp, Instant time, String code) {
    long now = totp.step(time);
    OptionalLong step = otp.match(totp, customer.otpSeed(), now, code);
    step.ifPresent(used -> remember(otp.used(now, used, used)));
    return step.isPresent();
  }

  /** Takes two consecutive one-time passwords, and the token's clock with them. */
  synchronized boolean useOtpPair(Totp totp, Instant time, String current, String next) {
    long now = totp.step(time);
    OptionalLong step = otp.matchPair(totp, customer.otpSeed(), now, current, next);
    step.ifPresent(used -> remember(otp.used(now, used, used + 1)));
    return step.isPresent();
  }

  private void remember(OtpMemory memory) {
    otp = memory;
    save();
  }

  private void save() {
    journal.account(
        new AccountRecord(
            customer.loginId(), state, failures, locked, otp.drift(), otp.lastStep()));
  }

  synchronized void restore(AccountRecord saved) {
    state = saved.state();
    failures = saved.failures();
    locked = saved.locked();
    otp = new OtpMemory(saved.otpDrift(), saved.otpLastStep());
  }

  /**
   * Tells whether a session is the customer's one.
   *
   * @param id the session
   * @return false if another login ended it
   */
  public synchronized boolean hasSession(String id) {
    return session.equals(Optional.of(id));
  }

  /** Makes a session the customer's one; gives the one that it ends. */
  synchronized Optional<String> takeSession(String id) {
    Optional<String> before = session.filter(old -> !old.equals(id));
    session = Optional.of(id);
    return before;
  }
}
