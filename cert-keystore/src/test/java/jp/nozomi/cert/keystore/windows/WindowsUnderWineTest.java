package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Runs the Windows backend for real, on another operating system, in a Windows Java runtime.
 *
 * <p>Verified this way, with Wine 8: the whole contract on the CAPI route, the refusal of an
 * export, TLS 1.2 logins, keys across restarts; of CNG, key generation, the policy read back,
 * PKCS#1 and PSS signatures in memory, and that its probe fails where keys do not persist. Not
 * verified, for want of a machine: CNG keys that persist, its EC keys, its deletion, the TPM, and
 * hardware of other makers.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Wine is tried on Linux only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsUnderWineTest {
  private static final int AT_LEAST = 50;

  private WineMachine machine;

  @BeforeAll
  void startMachine() throws IOException {
    machine = WineMachine.create();
  }

  @AfterAll
  void stopMachine() throws Exception {
    if (machine != null) {
      machine.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> passesOnWindows() throws Exception {
    List<WindowsTestRun.Outcome> outcomes =
        runTests(WindowsContractTest.class, WindowsStoreTest.class, CngKeyTest.class);

    assertThat(outcomes).as("tests that ran").hasSizeGreaterThanOrEqualTo(AT_LEAST);
    return outcomes.stream()
        .map(outcome -> DynamicTest.dynamicTest(outcome.test(), () -> report(outcome)));
  }

  @Test
  void anInstalledKeySignsAfterItsProcessWasKilledAndTheMachineRestarted() throws Exception {
    String made = machine.run(WindowsRestart.KILLED, WindowsRestart.class, "install").strip();
    machine.shutDown();

    assertThat(machine.run(WindowsRestart.class, "sign", made).strip()).isEqualTo("signed");
  }

  @Test
  void aPendingKeyOfAKilledProcessIsInstalledAfterARestart() throws Exception {
    String made = machine.run(WindowsRestart.KILLED, WindowsRestart.class, "create").strip();
    machine.shutDown();

    assertThat(machine.run(WindowsRestart.class, "finish", made).strip()).isEqualTo("signed");
  }

  private List<WindowsTestRun.Outcome> runTests(Class<?>... tests)
      throws IOException, InterruptedException {
    Path report = machine.folder().resolve("report.txt");
    Stream<String> names = Stream.of(tests).map(Class::getName);
    machine.run(
        WindowsTestRun.class,
        Stream.concat(Stream.of(WineMachine.windowsPath(report)), names).toArray(String[]::new));
    return Files.readAllLines(report).stream().map(WindowsTestRun.Outcome::parse).toList();
  }

  private static void report(WindowsTestRun.Outcome outcome) {
    switch (outcome.status()) {
      case PASSED -> {}
      case SKIPPED -> abort(outcome.detail());
      case FAILED -> fail(outcome.detail());
    }
  }
}
