package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing is lost, wherever a run is ended: at every journal step, and at every request.
 *
 * <p>Simulated in this process; the app's tests kill real ones, over every store.
 */
class CrashTest {
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
  void settlesEverySimulatedCrash(Operation operation) throws Exception {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int fatal : points(operation)) {
      CrashScene scene = scene(operation, fatal);
      Optional<String> point = scene.simulate(CrashPoint.simulated(fatal));
      assertThat(point).as("point %s exists", fatal).isPresent();
      outcomes.merge(scene.recover(operation + " at " + point.get()), 1, Integer::sum);
    }
    Sampling.report("Crashes of " + operation + ", simulated", outcomes);
  }

  /** All points that a whole run has, or some of them. */
  private List<Integer> points(Operation operation) throws Exception {
    CrashPoint counting = CrashPoint.simulated(Integer.MAX_VALUE);
    scene(operation, 0).simulate(counting);
    assertThat(counting.count()).isGreaterThan(30);
    return Sampling.of(counting.count(), 6);
  }

  private CrashScene scene(Operation operation, int number) throws Exception {
    String loginId = operation.name().toLowerCase(Locale.ROOT) + number;
    return CrashScene.of(bank, folder.resolve(loginId), loginId, operation);
  }
}
