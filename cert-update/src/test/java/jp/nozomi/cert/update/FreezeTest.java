package jp.nozomi.cert.update;

import static jp.nozomi.cert.update.failure.UpdateReason.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jp.nozomi.cert.update.failure.UpdateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mirror that serves for ever what was once true. */
class FreezeTest {
  private static final Duration DAYS = Duration.ofDays(5);

  @TempDir Path folder;
  private UpdateBench bench;

  @BeforeEach
  void begin() throws IOException {
    bench = new UpdateBench(folder);
  }

  @AfterEach
  void end() throws IOException {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "snapshot", "targets"})
  void refusesAnUnchangedFileAfterItsTime(String role) throws UpdateException {
    bench.repository.role(role).expires(bench.clock.instant().plus(DAYS));
    bench.repository.publish();
    assertThat(bench.check()).isPresent();
    bench.clock.advance(DAYS);
    UpdateException failure = bench.checkFailure();
    assertThat(failure.reason()).isEqualTo(EXPIRED);
    assertThat(failure.getMessage()).contains(role);
  }

  @Test
  void refusesAnUnchangedRootAfterItsTime() throws UpdateException {
    bench.repository.root().expires(bench.clock.instant().plus(DAYS));
    bench.repository.publishRoot();
    assertThat(bench.check()).isPresent();
    bench.clock.advance(DAYS);
    assertThat(bench.checkFailure().reason()).isEqualTo(EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "snapshot", "targets"})
  void refusesANewFileThatIsOver(String role) throws UpdateException {
    bench.check();
    bench.repository.expire(role).publish();
    assertThat(bench.checkFailure().reason()).isEqualTo(EXPIRED);
  }

  @Test
  void goesOnWhenTheMirrorThaws() throws UpdateException {
    bench.repository.timestamp().expires(bench.clock.instant().plus(DAYS));
    bench.repository.publishTimestamp();
    bench.check();
    bench.clock.advance(DAYS);
    bench.checkFailure();
    bench.repository.timestamp().expires(bench.clock.instant().plus(DAYS));
    bench.repository.publishTimestamp();
    assertThat(bench.check()).isPresent();
  }

  @Test
  void passesAnExpiredRootOnTheWayToOneThatHolds() throws UpdateException {
    bench.repository.expire("root").publishRoot();
    assertThat(bench.checkFailure().reason()).isEqualTo(EXPIRED);
    bench.repository.root().expires(bench.clock.instant().plus(DAYS));
    bench.repository.publishRoot();
    assertThat(bench.check()).isPresent();
  }

  @Test
  void startsNothingWhoseMetadataRanOut() throws UpdateException {
    bench.repository.timestamp().expires(bench.clock.instant().plus(DAYS));
    bench.repository.publishTimestamp();
    Downloaded downloaded = bench.download();
    bench.clock.advance(DAYS);
    UpdateException failure = bench.failureOf(() -> bench.updater().launch(downloaded));
    assertThat(failure.reason()).isEqualTo(EXPIRED);
    assertThat(bench.started).isEmpty();
  }
}
