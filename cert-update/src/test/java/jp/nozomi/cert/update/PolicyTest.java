package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.testkit.update.SimulatedKey;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, and what a bank's delegated role may say. */
class PolicyTest {
  private static final byte[] PROFILE = "{\"bank\":\"9999\"}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private UpdateBench bench;

  @BeforeEach
  void begin() throws IOException {
    bench = new UpdateBench(folder);
    bench
        .repository
        .delegate("targets", "bank-9999", List.of("9999/*"), true)
        .addTarget("bank-9999", "9999/profile.json", PROFILE, Map.of())
        .publish();
  }

  @AfterEach
  void end() throws IOException {
    bench.close();
  }

  @Test
  void asksNobodyWhenUpdatesAreOff() throws UpdateException {
    Updater updater = new Updater(bench.settings().policy(UpdatePolicy.OFF).build());
    assertThat(updater.check(new Cancellation())).isEmpty();
    assertThat(bench.mirror.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://mirror.example/", "ftp://x/", "file:///x", "x", "http://localhost.evil/"})
  void takesNoMirrorWithoutTls(String address) {
    URI uri = URI.create(address);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.settings().mirror(uri, uri).build());
  }

  @Test
  void needsARoot() {
    assertThatIllegalArgumentException().isThrownBy(() -> UpdaterSettings.builder().build());
  }

  @Test
  void readsABanksProfileThroughItsDelegation() throws UpdateException {
    assertThat(bench.updater().read("9999/profile.json", 1000, new Cancellation()))
        .hasValue(PROFILE);
  }

  @Test
  void readsNothingThatNoRoleLists() throws UpdateException {
    assertThat(bench.updater().read("9999/other.json", 1000, new Cancellation())).isEmpty();
  }

  @Test
  void readsNothingOfABankOutsideItsFolder() throws UpdateException {
    bench.repository.addTarget("bank-9999", "0001/profile.json", PROFILE, Map.of()).publish();
    assertThat(bench.updater().read("0001/profile.json", 1000, new Cancellation())).isEmpty();
  }

  @Test
  void offersNoInstallerThatABankLists() throws UpdateException {
    bench
        .repository
        .addTarget("bank-9999", "9999/app-9.0.deb", PROFILE, UpdateBench.custom("9.0", "deb"))
        .publish();
    assertThat(bench.offer().version()).isEqualTo(new Version("2.0"));
  }

  @Test
  void readsNothingThatIsLongerThanWanted() {
    UpdateException failure =
        bench.failureOf(() -> bench.updater().read("9999/profile.json", 3, new Cancellation()));
    assertThat(failure.reason()).isEqualTo(UpdateReason.TOO_LONG);
  }

  @Test
  void refusesABanksRoleSignedByAnother() {
    bench.repository.role("bank-9999").signers(List.of(SimulatedKey.ecdsa()));
    bench.repository.publish();
    UpdateException failure =
        bench.failureOf(() -> bench.updater().read("9999/profile.json", 1000, new Cancellation()));
    assertThat(failure.reason()).isEqualTo(UpdateReason.BELOW_THRESHOLD);
  }
}
