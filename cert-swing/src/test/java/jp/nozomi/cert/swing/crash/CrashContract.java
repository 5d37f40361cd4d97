package jp.nozomi.cert.swing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.Sampling;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.fault.HeldRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds over every store: a process that is killed, at a journal step, at a request or while
 * the store works, leaves nothing that the next start does not settle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class CrashContract {
  /** What comes right before the store is written: a new key, and its certificate. */
  private static final List<String> BEFORE_THE_STORE =
      List.of("\\d+ journal PREPARED written", "\\d+ journal ISSUED written");

  private static final String ISSUED = "\\d+ journal ISSUED written";
  private static final String INSTALLED = "\\d+ journal INSTALLED written";
  private static final int INSTANTS = 20;
  // Of a recovery to which the bank says that it never saw the order.
  private static final int RECOVERY_POINTS = 11;

  @TempDir Path folder;
  private final Random random = new Random(Sampling.SEED);
  private FakeBank bank;
  private int customers;

  /** Makes a PC with an empty store, or skips the test. */
  abstract Pc pc(Path home) throws IOException, InterruptedException;

  /** Chooses the kind of a customer's keys, so that both are seen. */
  KeySpec key(int customer) {
    return customer % 2 == 0 ? KeySpec.EC_P256 : KeySpec.RSA_2048;
  }

  /** Gives what is tried. */
  Stream<Operation> operations() {
    return Stream.of(Operation.values());
  }

  /** Tells how many of the points are tried when not all are. */
  int samples() {
    return 2;
  }

  /** Tells how long the store takes to make a key or to install a certificate, at most. */
  Duration storeTime() {
    return Duration.ofMillis(60);
  }

  @BeforeAll
  void open() throws IOException {
    bank = FakeBank.builder().keys(KeySpec.EC_P256, KeySpec.RSA_2048).start();
  }

  @AfterEach
  void setTheClock() {
    bank.clock().follow(Clock.systemUTC());
  }

  @AfterAll
  void close() throws IOException {
    bank.close();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void settlesAProcessKilledAtAnyPoint(Operation operation) throws Exception {
    KilledEnrollment whole = enrollment(operation);
    List<String> points = whole.complete();
    assertThat(points).hasSizeGreaterThan(30);
    assertThat(whole.recover()).isEqualTo("one certificate");

    Map<String, Integer> outcomes = new TreeMap<>();
    for (int number : Sampling.of(points.size(), samples())) {
      String outcome = enrollment(operation).killAt(number + " .*").recover();
      outcomes.merge(outcome, 1, Integer::sum);
    }
    report(operation, "at " + points.size() + " points", outcomes);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void settlesAProcessKilledWhileTheStoreWorks(Operation operation) throws Exception {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int number : Sampling.of(INSTANTS, 1)) {
      String point = BEFORE_THE_STORE.get(number % BEFORE_THE_STORE.size());
      Duration time = Duration.ofNanos((long) (random.nextDouble() * storeTime().toNanos()));
      String outcome = enrollment(operation).killAfter(point, time).recover();
      outcomes.merge(outcome, 1, Integer::sum);
    }
    report(operation, "while the store works", outcomes);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void settlesAnOrderThatTheBankSeesLate(Operation operation) throws Exception {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int number : Sampling.of(RECOVERY_POINTS + 1, 1)) {
      KilledEnrollment killed = enrollment(operation);
      HeldRequest order = killed.killWithItsOrderOnTheWay();
      String outcome = killed.recover(order, number);
      if (outcome.equals("nothing issued")) {
        assertThat(killed.recoveryPoints()).isEqualTo(RECOVERY_POINTS);
      }
      outcomes.merge(outcome, 1, Integer::sum);
    }
    report(operation, "with an order that comes during recovery", outcomes);
  }

  @Test
  void finishesWithoutItsSession() throws Exception {
    KilledEnrollment killed = enrollment(Operation.RENEW).killAt(ISSUED);
    bank.expireSessions();
    assertThat(killed.recover()).isEqualTo("one certificate");
  }

  @Test
  void finishesAfterAWeekOffline() throws Exception {
    KilledEnrollment killed = enrollment(Operation.RENEW).killAt(ISSUED);
    bank.clock().advance(Duration.ofDays(7).minusHours(1));
    assertThat(killed.recover()).isEqualTo("one certificate");
  }

  @Test
  void leavesTheOldCertificateAloneAfterTheBankGaveTheNewOneUp() throws Exception {
    KilledEnrollment killed = enrollment(Operation.RENEW).killAt(INSTALLED);
    bank.clock().advance(Duration.ofDays(20));
    assertThat(killed.recover()).isEqualTo("revoked");
  }

  /** A fresh customer. */
  private KilledEnrollment enrollment(Operation operation) throws Exception {
    String loginId = "customer" + ++customers;
    Path home = Files.createDirectory(folder.resolve(loginId));
    return new KilledEnrollment(bank, pc(home), home, loginId, operation, key(customers));
  }

  private void report(Operation operation, String what, Map<String, Integer> outcomes)
      throws IOException {
    CrashReport.add(getClass().getSimpleName(), operation, what, outcomes);
  }
}
