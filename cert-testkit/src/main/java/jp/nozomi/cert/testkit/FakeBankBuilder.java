package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.bank.BankPolicy;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * Sets a fake bank up.
 *
 * <p>What is not set: free ports, the PC's clock, EC P-256 authorities, the manual's policy, and
 * one customer {@code demo01} with the password {@code password}. Not thread-safe.
 */
public final class FakeBankBuilder {
  final List<Customer> customers = new ArrayList<>();
  Clock clock = Clock.systemUTC();
  RandomGenerator random = new SecureRandom();
  KeySpec authorityKeys = KeySpec.EC_P256;
  BankPolicy policy = BankPolicy.standard();
  int port;
  int mutualTlsPort;

  FakeBankBuilder() {}

  /**
   * Adds a customer.
   *
   * @param customer the customer
   * @return this builder
   */
  public FakeBankBuilder customer(Customer customer) {
    customers.add(customer);
    return this;
  }

  /**
   * Sets the bank's clock.
   *
   * @param value gives the bank's time
   * @return this builder
   */
  public FakeBankBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /**
   * Makes tokens, nonces and serial numbers repeatable. Keys stay random.
   *
   * @param seed the same seed gives the same sequence
   * @return this builder
   */
  public FakeBankBuilder seed(long seed) {
    random = new Random(seed);
    return this;
  }

  /**
   * Sets the kind of key of the client certification authority.
   *
   * @param spec the kind of key
   * @return this builder
   */
  public FakeBankBuilder authorityKeys(KeySpec spec) {
    authorityKeys = spec;
    return this;
  }

  /**
   * Sets the kinds of key that customers may have.
   *
   * @param specs the kinds, the preferred one first
   * @return this builder
   */
  public FakeBankBuilder keys(KeySpec... specs) {
    policy =
        new BankPolicy(
            policy.bankCode(),
            policy.validityDays(),
            policy.renewalWindowDays(),
            policy.confirmWithin(),
            policy.grace(),
            policy.sessionLife(),
            policy.maxAttempts(),
            List.of(specs));
    return this;
  }

  /**
   * Sets the ports.
   *
   * @param open the port for everybody, 0 for a free one
   * @param mutualTls the port that asks for a client certificate, 0 for a free one
   * @return this builder
   */
  public FakeBankBuilder ports(int open, int mutualTls) {
    port = open;
    mutualTlsPort = mutualTls;
    return this;
  }

  /**
   * Starts the bank.
   *
   * @return the running bank
   * @throws IOException if a port is taken
   */
  public FakeBank start() throws IOException {
    if (customers.isEmpty()) {
      customers.add(
          Customer.of("demo01").password("password").about("needs ID and password only").build());
    }
    return new FakeBank(this);
  }
}
