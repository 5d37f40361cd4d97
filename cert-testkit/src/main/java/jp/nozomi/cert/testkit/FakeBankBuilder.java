package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  Randomness random = Randomness.unpredictable();
  KeySpec authorityKeys = KeySpec.EC_P256;
  BankPolicy policy = BankPolicy.standard();
  Optional<Path> directory = Optional.empty();
  Optional<Path> installer = Optional.empty();
  boolean strict;
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
   * Makes serial numbers, sessions, challenges, nonces and likely faults repeatable, for requests
   * that come in the same order. Keys stay random, and a bank that finds an earlier run's
   * certificates in its directory goes on from there.
   *
   * @param seed the same seed gives the same numbers at each start
   * @return this builder
   */
  public FakeBankBuilder seed(long seed) {
    random = Randomness.of(seed);
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
    policy = policy.withKeys(List.of(specs));
    return this;
  }

  /**
   * Sets how long the customers' tokens show a one-time password.
   *
   * @param period whole seconds; the manual's tokens take 60
   * @return this builder
   */
  public FakeBankBuilder otpPeriod(Duration period) {
    policy = policy.withOtpPeriod(period);
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
   * Keeps the bank's state in a directory, where the next start finds it; in memory otherwise.
   *
   * @param path the directory, made if it does not exist; not for two banks at once
   * @return this builder
   */
  public FakeBankBuilder directory(Path path) {
    directory = Optional.of(path);
    return this;
  }

  /**
   * Makes {@link FakeBank#close()} fail if the client broke a rule of the wire protocol that the
   * bank would put up with; see {@link jp.nozomi.cert.testkit.conduct.Rule}.
   *
   * @return this builder
   */
  public FakeBankBuilder strict() {
    strict = true;
    return this;
  }

  /**
   * Puts up with what a bank puts up with; so does every bank that no test extension started.
   *
   * @return this builder
   */
  public FakeBankBuilder lenient() {
    strict = false;
    return this;
  }

  /**
   * Offers the app's installer on the page BSMS001.
   *
   * @param file the installer, read at each download
   * @return this builder
   */
  public FakeBankBuilder installer(Path file) {
    installer = Optional.of(file);
    return this;
  }

  /**
   * Starts the bank.
   *
   * @return the running bank
   * @throws IOException if a port is taken, or the directory can't be used
   */
  public FakeBank start() throws IOException {
    if (customers.isEmpty()) {
      customers.add(
          Customer.of("demo01").password("password").about("needs ID and password only").build());
    }
    Premises premises =
        directory.isPresent()
            ? Premises.in(directory.get(), authorityKeys, random, customers)
            : Premises.inMemory(authorityKeys, random, customers);
    try {
      return new FakeBank(this, premises);
    } catch (IOException e) {
      premises.close();
      throw e;
    }
  }
}
