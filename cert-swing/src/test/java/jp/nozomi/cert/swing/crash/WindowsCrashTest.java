package jp.nozomi.cert.swing.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.keystore.windows.WineMachine;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.Sampling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Crashes over the Windows user's store, under Wine; its registry shows the keys. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Wine is tried on Linux only")
class WindowsCrashTest extends CrashContract {
  private static final String THE_BANKS_PART =
      "the bank's part is the same for every store: the quicker ones try it in every build";

  private WineMachine machine;

  @BeforeAll
  void startMachine() throws IOException {
    machine = WineMachine.create();
  }

  @AfterAll
  void stopMachine() throws IOException, InterruptedException {
    if (machine != null) {
      machine.close();
    }
  }

  @Override
  Pc pc(Path home) throws IOException, InterruptedException {
    machine.emptyStore();
    return new WindowsPc(machine);
  }

  /** Where CNG does not work the store makes RSA keys only. */
  @Override
  KeySpec key(int customer) {
    return KeySpec.RSA_2048;
  }

  /** Starting processes is slow here, so a build tries one of the two. */
  @Override
  Stream<Operation> operations() {
    return Sampling.of(Operation.values().length, 1).stream()
        .map(number -> Operation.values()[number - 1]);
  }

  @Override
  @ParameterizedTest
  @MethodSource("operations")
  @EnabledIfSystemProperty(named = "cert.full", matches = "true", disabledReason = THE_BANKS_PART)
  void settlesAnOrderThatTheBankSeesLate(Operation operation) throws Exception {
    super.settlesAnOrderThatTheBankSeesLate(operation);
  }

  @Override
  @Test
  @EnabledIfSystemProperty(named = "cert.full", matches = "true", disabledReason = THE_BANKS_PART)
  void finishesAfterAWeekOffline() throws Exception {
    super.finishesAfterAWeekOffline();
  }

  @Override
  @Test
  @EnabledIfSystemProperty(named = "cert.full", matches = "true", disabledReason = THE_BANKS_PART)
  void finishesWithoutItsSession() throws Exception {
    super.finishesWithoutItsSession();
  }

  @Override
  int samples() {
    return 1;
  }

  @Override
  Duration storeTime() {
    return Duration.ofMillis(500);
  }

  private record WindowsPc(WineMachine machine) implements Pc {
    @Override
    public String store() {
      return "windows";
    }

    @Override
    public String password() {
      return "";
    }

    @Override
    public ProcessBuilder java(Class<?> main, String... arguments) {
      return machine.java(main, arguments);
    }

    @Override
    public String path(Path file) {
      return WineMachine.windowsPath(file);
    }

    @Override
    public int keyObjects() throws IOException, InterruptedException {
      return machine.keyContainers().size();
    }
  }
}
