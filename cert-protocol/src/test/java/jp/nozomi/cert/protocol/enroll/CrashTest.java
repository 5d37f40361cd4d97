package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is lost, wherever a run is ended: at every journal step, and at every request. */
class CrashTest {
  private static final int SAMPLES = 4;
  private static final int MORE_THAN_ALL = 500;

  @TempDir Path folder;
  private FakeBank bank;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
  }

  @AfterEach
  void close() throws Exception {
    bank.close();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void settlesEverySimulatedCrash(Operation operation, TestReporter reporter) throws Exception {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int fatal = 1; fatal < MORE_THAN_ALL; fatal++) {
      CrashScene scene = scene(operation, fatal);
      Optional<String> point = scene.simulate(fatal);
      outcomes.merge(scene.recover(operation + " at " + point.orElse("the end")), 1, Integer::sum);
      if (point.isEmpty()) {
        break;
      }
    }
    reporter.publishEntry("simulated crashes, " + operation, outcomes.toString());
    assertThat(outcomes).containsOnlyKeys("nothing issued", "one certificate");
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void settlesEveryHaltedProcess(Operation operation, TestReporter reporter) throws Exception {
    long seed = Long.getLong("cert.seed", System.nanoTime());
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int fatal : points(operation, seed)) {
      CrashScene scene = scene(operation, fatal);
      assertThat(scene.halt(fatal)).as("point %s exists", fatal).isTrue();
      outcomes.merge(scene.recover(operation + " halted at " + fatal), 1, Integer::sum);
    }
    reporter.publishEntry("halts, " + operation + ", -Dcert.seed=" + seed, outcomes.toString());
    assertThat(outcomes).isNotEmpty();
  }

  /** All points, or some of them. */
  private List<Integer> points(Operation operation, long seed) throws Exception {
    int count = 0;
    while (scene(operation, 10_000 + count).simulate(count + 1).isPresent()) {
      count++;
    }
    List<Integer> all = new ArrayList<>();
    for (int point = 1; point <= count; point++) {
      all.add(point);
    }
    if (!Boolean.getBoolean("cert.full")) {
      java.util.Collections.shuffle(all, new Random(seed));
      return all.subList(0, SAMPLES);
    }
    return all;
  }

  private CrashScene scene(Operation operation, int number) throws Exception {
    String loginId = operation.name().toLowerCase(java.util.Locale.ROOT) + number;
    return CrashScene.of(bank, folder.resolve(loginId), loginId, operation);
  }
}
