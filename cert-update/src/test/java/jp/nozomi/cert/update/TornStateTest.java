package jp.nozomi.cert.update;

import static jp.nozomi.cert.update.failure.UpdateReason.ANOTHER_INSTANCE;
import static jp.nozomi.cert.update.failure.UpdateReason.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.state.StateLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the state that are empty, cut or gone, and a state that somebody else uses. */
class TornStateTest {
  @TempDir Path folder;
  private UpdateBench bench;

  @BeforeEach
  void begin() throws Exception {
    bench = new UpdateBench(folder);
    bench.repository.rotate("targets").publish();
    bench.check();
  }

  @AfterEach
  void end() throws IOException {
    bench.close();
  }

  private void tear(String name) throws IOException {
    Path file = bench.state().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp.json",
        "snapshot.json",
        "targets.json",
        "roots/2.json",
        "floors.a",
        "floors.b",
        "install-id"
      })
  void recoversFromACutFile(String name) throws Exception {
    tear(name);
    assertThat(bench.check()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"timestamp.json", "snapshot.json", "targets.json", "roots/2.json", "install-id"})
  void recoversFromAnEmptyFile(String name) throws Exception {
    Files.write(bench.state().resolve(name), new byte[0]);
    assertThat(bench.check()).isPresent();
  }

  @Test
  void stillRefusesARollbackWhenTheFilesThatShowedTheVersionsAreGone() throws Exception {
    byte[] old = bench.repository.files().get("metadata/timestamp.json");
    bench.repository.publish();
    bench.check();
    for (String name : new String[] {"timestamp.json", "snapshot.json", "targets.json"}) {
      Files.delete(bench.state().resolve(name));
    }
    bench.repository.files().put("metadata/timestamp.json", old);
    assertThat(bench.checkFailure().reason()).isEqualTo(ROLLED_BACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"floors.a", "floors.b"})
  void stillRefusesARollbackWithOneCopyOfTheFloors(String lost) throws Exception {
    byte[] old = bench.repository.files().get("metadata/timestamp.json");
    bench.repository.publish();
    bench.check();
    tear(lost);
    Files.delete(bench.state().resolve("timestamp.json"));
    bench.repository.files().put("metadata/timestamp.json", old);
    assertThat(bench.checkFailure().reason()).isEqualTo(ROLLED_BACK);
  }

  @Test
  void stillRefusesARollbackWithBothCopiesOfTheFloorsGone() throws Exception {
    byte[] old = bench.repository.files().get("metadata/timestamp.json");
    bench.repository.publish();
    bench.check();
    tear("floors.a");
    tear("floors.b");
    bench.repository.files().put("metadata/timestamp.json", old);
    assertThat(bench.checkFailure().reason()).isEqualTo(ROLLED_BACK);
  }

  @Test
  void fetchesATornRootAgainAndKeepsIt() throws Exception {
    byte[] whole = Files.readAllBytes(bench.state().resolve("roots/2.json"));
    tear("roots/2.json");
    bench.check();
    assertThat(bench.state().resolve("roots/2.json")).hasBinaryContent(whole);
  }

  @Test
  void removesWhatAnInterruptedWriteLeft() throws Exception {
    Path leftover = bench.state().resolve("timestamp.json.new");
    Files.writeString(leftover, "half");
    bench.check();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void keepsTheInstallationsIdentity() throws Exception {
    byte[] id = Files.readAllBytes(bench.state().resolve("install-id"));
    bench.check();
    assertThat(bench.state().resolve("install-id")).hasBinaryContent(id);
  }

  @Test
  void letsOneInstanceWorkAtATime() throws Exception {
    try (StateLock other = StateLock.take(bench.state()).orElseThrow()) {
      assertThat(other).isNotNull();
      assertThat(bench.checkFailure().reason()).isEqualTo(ANOTHER_INSTANCE);
    }
    assertThat(bench.check()).isPresent();
  }

  @Test
  void tellsAStateThatCanNotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    UpdaterSettings settings = bench.settings().state(file.resolve("state")).build();
    UpdateException failure =
        bench.failureOf(
            () -> new Updater(settings).check(new jp.nozomi.cert.update.port.Cancellation()));
    assertThat(failure.reason()).isEqualTo(UpdateReason.STATE_UNUSABLE);
  }
}
