package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.nozomi.cert.testkit.update.MirrorFault;
import jp.nozomi.cert.testkit.update.MirrorServer;
import jp.nozomi.cert.testkit.update.RepositorySimulator;
import jp.nozomi.cert.testkit.update.SimulatedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that updates, at random instants: no unverified byte is ever started, and the
 * next process always goes on.
 *
 * <p>{@code -Dcert.full=true} kills 500 times instead of a few; {@code -Dcert.seed=N} repeats a
 * run.
 */
class KillTest {
  private static final int KILLS = Boolean.getBoolean("cert.full") ? 500 : 12;
  private static final int KILLS_FOR_EACH_VERSION = 4;
  private static final int LENGTH = 2_000_000;
  private static final int PIECE = 40_000;
  private static final long LATEST_KILL_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  @TempDir Path folder;
  private final RepositorySimulator repository = new RepositorySimulator(Clock.systemUTC());
  private final List<String> signed = new ArrayList<>();
  private int finished;

  @Test
  void neverStartsUnverifiedBytesAndIsNeverStuck() throws Exception {
    long seed = Long.getLong("cert.seed", System.nanoTime());
    System.out.println("KillTest: cert.seed=" + seed);
    Random random = new Random(seed);
    Files.write(folder.resolve("root.json"), repository.trustedRoot());
    try (MirrorServer mirror = new MirrorServer(repository.files())) {
      mirror.fault("targets/", KillTest::steadily);
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill % KILLS_FOR_EACH_VERSION == 0) {
          publishVersion(kill, random);
        } else {
          repository.publish();
        }
        killAfter((long) (random.nextDouble() * LATEST_KILL_NANOS), mirror);
        if (kill % KILLS_FOR_EACH_VERSION == KILLS_FOR_EACH_VERSION - 1) {
          finishes(mirror);
        }
        assertThat(launches()).as("seed %d, kill %d", seed, kill).isSubsetOf(signed);
      }
      long needed = (long) signed.size() * LENGTH;
      System.out.printf(
          "KillTest: %d kills, %d of them too late; %d launches; %d bytes sent beyond %d%n",
          KILLS, finished, launches().size(), mirror.sent() - needed, needed);
      // Each kill may cost what was under way, never the whole.
      assertThat(mirror.sent()).isLessThan(needed + KILLS * (LENGTH / 2L));
    }
  }

  /** Sends in pieces with a little time between, so that kills hit the middle. */
  private static void steadily(
      MirrorFault.Request request, byte[] body, jp.nozomi.cert.testkit.update.ReplyWriter reply)
      throws IOException {
    reply.honest(request, body, PIECE, 4);
  }

  private void publishVersion(int number, Random random) {
    byte[] content = new byte[LENGTH];
    random.nextBytes(content);
    signed.add(SimulatedKey.sha256(content));
    repository
        .addTarget("app/app.deb", content, UpdateBench.custom("2.0." + number, "deb"))
        .publish();
  }

  private Process start(MirrorServer mirror) throws IOException {
    return KilledUpdater.start(folder, mirror, "-XX:TieredStopAtLevel=1");
  }

  private void killAfter(long nanos, MirrorServer mirror) throws Exception {
    Process process = start(mirror);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      LockSupport.parkNanos(nanos);
      process.destroyForcibly();
      process.waitFor();
      if (process.exitValue() == 0) {
        finished++;
      }
    }
  }

  private void finishes(MirrorServer mirror) throws Exception {
    int before = launches().size();
    Process process = start(mirror);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines()).containsExactly("ready", "done");
    }
    assertThat(process.waitFor()).isZero();
    assertThat(launches()).hasSizeGreaterThan(before);
    assertThat(launches().get(launches().size() - 1)).isEqualTo(signed.get(signed.size() - 1));
  }

  private List<String> launches() throws IOException {
    Path log = folder.resolve("launches");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }
}
