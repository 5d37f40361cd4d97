package jp.nozomi.cert.testkit.bank;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import jp.nozomi.cert.testkit.customer.Customer;

/** The customers' accounts, and the failures of IDs that are nobody's. Thread-safe. */
public final class Accounts {
  private static final int MAX_STRANGERS = 10_000;

  private final Map<String, Account> byLoginId = new ConcurrentSkipListMap<>();
  private final Map<String, Account> strangers = new ConcurrentHashMap<>();

  private final Journal journal;

  Accounts(Journal journal) {
    this.journal = journal;
  }

  /**
   * Opens an account, or replaces it.
   *
   * @param customer the customer
   * @return the account
   */
  public Account open(Customer customer) {
    Account account = new Account(customer, journal);
    byLoginId.put(customer.loginId(), account);
    return account;
  }

  /**
   * Finds an account.
   *
   * @param loginId the login ID
   * @return the account, or empty
   */
  public Optional<Account> find(String loginId) {
    return Optional.ofNullable(byLoginId.get(loginId));
  }

  /**
   * Gives all accounts.
   *
   * @return the accounts by login ID
   */
  public List<Account> all() {
    return List.copyOf(byLoginId.values());
  }

  /**
   * Finds the account to count a failed login on. An ID that is nobody's gets one too, so that
   * attempts and lockout do not tell which IDs exist.
   */
  Account forFailure(String loginId) {
    Account known = byLoginId.get(loginId);
    if (known != null) {
      return known;
    }
    if (strangers.size() >= MAX_STRANGERS) {
      strangers.clear();
    }
    return strangers.computeIfAbsent(
        loginId, id -> new Account(Customer.of(id).build(), Journal.NONE));
  }
}
