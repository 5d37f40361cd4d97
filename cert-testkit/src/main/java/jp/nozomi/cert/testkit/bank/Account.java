package jp.nozomi.cert.testkit.bank;

import java.util.Optional;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;

/** A customer's account as it stands. Guarded by its own monitor. */
public final class Account {
  private final Customer customer;
  private AccountState state;
  private int failures;
  private boolean locked;
  private Optional<String> session = Optional.empty();

  Account(Customer customer) {
    this.customer = customer;
    this.state = customer.state();
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
  }

  synchronized int failed(int maxAttempts) {
    failures++;
    locked = locked || failures >= maxAttempts;
    return attemptsLeft(maxAttempts);
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized int attemptsLeft(int maxAttempts) {
    return Math.max(0, maxAttempts - failures);
  }

  /** Makes a session the customer's one; gives the one that it ends. */
  synchronized Optional<String> takeSession(String id) {
    Optional<String> before = session.filter(old -> !old.equals(id));
    session = Optional.of(id);
    return before;
  }
}
