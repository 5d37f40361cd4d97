package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import jp.nozomi.cert.testkit.update.MirrorServer;
import jp.nozomi.cert.testkit.update.RepositorySimulator;
import jp.nozomi.cert.testkit.update.SimulatedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeDownloadTest {
  private static final int LENGTH = 100_000_000;

  @TempDir Path folder;

  @Test
  void downloadsAndStartsAHundredMegabytesInAHeapOfTwentyFour() throws Exception {
    byte[] content = new byte[LENGTH];
    new Random(1).nextBytes(content);
    RepositorySimulator repository = new RepositorySimulator(Clock.systemUTC());
    repository.addTarget("app/app.deb", content, UpdateBench.custom("2.0", "deb")).publish();
    Files.write(folder.resolve("root.json"), repository.trustedRoot());
    try (MirrorServer mirror = new MirrorServer(repository.files())) {
      Process process = KilledUpdater.start(folder, mirror, "-Xmx24m");
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.lines()).containsExactly("ready", "done");
      }
      assertThat(process.waitFor()).isZero();
    }
    assertThat(folder.resolve("launches")).hasContent(SimulatedKey.sha256(content));
  }
}
