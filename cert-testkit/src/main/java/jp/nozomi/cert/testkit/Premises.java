package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.bank.Journal;
import jp.nozomi.cert.testkit.bank.Saved;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.state.StateDirectory;

/**
 * What a bank has before it opens: fresh and in memory, or as an earlier run left it.
 *
 * @param authority the client certification authority
 * @param tls the server's credentials
 * @param saved what an earlier run left
 * @param customers the customers
 * @param state where it is kept, if it is
 * @param random its random numbers from now on
 */
record Premises(
    Authority authority,
    TlsCredentials tls,
    Saved saved,
    List<Customer> customers,
    Optional<StateDirectory> state,
    Randomness random) {
  private static final String AUTHORITY = "authority";
  private static final String TLS = "tls";
  private static final Duration TLS_SPARE = Duration.ofDays(30);

  static Premises inMemory(KeySpec keys, Randomness random, List<Customer> customers) {
    Authority authority = Authority.create("Nozomi Test", keys, random.of(Randomness.Use.SERIALS));
    return new Premises(
        authority, TlsCredentials.shared(), Saved.NOTHING, customers, Optional.empty(), random);
  }

  static Premises in(Path directory, KeySpec keys, Randomness seeded, List<Customer> customers)
      throws IOException {
    StateDirectory state = StateDirectory.open(directory);
    try {
      Saved saved = state.load();
      Randomness random = seeded.after(saved.certificates().size());
      RandomGenerator serials = random.of(Randomness.Use.SERIALS);
      Optional<HeldCertificate> issuing = state.held(AUTHORITY);
      Authority authority =
          issuing.isPresent()
              ? new Authority(issuing.get(), serials)
              : Authority.create("Nozomi Test", keys, serials);
      if (issuing.isEmpty()) {
        state.held(AUTHORITY, authority.issuing());
      }
      Optional<List<Customer>> known = state.customers();
      if (known.isEmpty()) {
        state.customers(customers);
      }
      return new Premises(
          authority, tls(state), saved, known.orElse(customers), Optional.of(state), random);
    } catch (IOException e) {
      state.close();
      throw e;
    }
  }

  private static TlsCredentials tls(StateDirectory state) throws IOException {
    Optional<HeldCertificate> kept = state.held(TLS);
    if (kept.isPresent() && outlasts(kept.get())) {
      return new TlsCredentials(kept.get());
    }
    TlsCredentials fresh = TlsCredentials.create();
    state.held(TLS, fresh.server());
    return fresh;
  }

  private static boolean outlasts(HeldCertificate server) {
    return server
        .certificate()
        .getNotAfter()
        .toInstant()
        .isAfter(Clock.systemUTC().instant().plus(TLS_SPARE));
  }

  Journal journal() {
    return state.isPresent() ? state.get() : Journal.NONE;
  }

  /** The ports of the earlier run, to be used again if they are free. */
  OptionalInt earlierPort(Door door) throws IOException {
    Optional<Long> port =
        state.isPresent() ? state.get().number(door.portName()) : Optional.empty();
    return port.isPresent() ? OptionalInt.of(port.get().intValue()) : OptionalInt.empty();
  }

  /** For the customers' tokens, which run in processes of their own. */
  void rememberOtpPeriod(Duration period) {
    state.ifPresent(directory -> directory.otpPeriod(period));
  }

  void rememberPorts(ToIntFunction<Door> port) {
    if (state.isPresent()) {
      for (Door door : Door.values()) {
        state.get().number(door.portName(), port.applyAsInt(door));
      }
    }
  }

  void close() throws IOException {
    if (state.isPresent()) {
      state.get().close();
    }
  }
}
