package jp.nozomi.cert.swing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes killed at every journal step and at every request, and at any instant while the store
 * works, over the real stores of this machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashMatrixTest {
  /** What comes right before the store is written: a new key, and its certificate. */
  private static final List<String> BEFORE_THE_STORE =
      List.of("\\d+ journal PREPARED written", "\\d+ journal ISSUED written");

  private static final int LONGEST_STORE_MICROS = 60_000;

  @TempDir Path folder;
  private final Random random = new Random(Sampling.SEED);
  private FakeBank bank;
  private int customers;

  @BeforeAll
  void open() throws IOException {
    bank = FakeBank.builder().keys(KeySpec.EC_P256, KeySpec.RSA_2048).start();
  }

  @AfterAll
  void close() throws IOException {
    bank.close();
  }

  static Stream<Arguments> runs() {
    return Stream.of(LocalPc.values())
        .flatMap(pc -> Stream.of(Operation.values()).map(each -> Arguments.of(pc, each)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void settlesAProcessKilledAtAnyPoint(LocalPc pc, Operation operation) throws Exception {
    pc.require();
    KilledEnrollment whole = enrollment(pc, operation);
    List<String> points = whole.complete();
    assertThat(points).hasSizeGreaterThan(30);
    assertThat(whole.recover()).isEqualTo("one certificate");

    Map<String, Integer> outcomes = new TreeMap<>();
    for (int number : Sampling.of(points.size(), 2)) {
      String outcome = enrollment(pc, operation).killAt(number + " .*").recover();
      outcomes.merge(outcome, 1, Integer::sum);
    }
    report(pc, operation, "of " + points.size() + " points", outcomes);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void settlesAProcessKilledWhileTheStoreWorks(LocalPc pc, Operation operation) throws Exception {
    pc.require();
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int number : Sampling.of(20, 1)) {
      String point = BEFORE_THE_STORE.get(number % BEFORE_THE_STORE.size());
      Duration time = Duration.ofNanos(random.nextInt(LONGEST_STORE_MICROS) * 1000L);
      String outcome = enrollment(pc, operation).killAfter(point, time).recover();
      outcomes.merge(outcome, 1, Integer::sum);
    }
    report(pc, operation, "at instants of the store's work", outcomes);
  }

  /** A fresh PC and customer; both kinds of key are seen. */
  private KilledEnrollment enrollment(LocalPc kind, Operation operation) throws Exception {
    String loginId = "customer" + ++customers;
    Path home = Files.createDirectory(folder.resolve(loginId));
    return new KilledEnrollment(
        bank,
        kind.in(home),
        home,
        loginId,
        operation,
        customers % 2 == 0 ? KeySpec.RSA_2048 : KeySpec.EC_P256);
  }

  private static void report(
      LocalPc pc, Operation operation, String what, Map<String, Integer> outcomes)
      throws IOException {
    CrashReport.add(pc.name(), operation, what, outcomes);
  }
}
