package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationLogTest {
  private static final Logger LOG = Logger.getLogger(ApplicationLogTest.class.getName());

  @TempDir private Path folder;

  @AfterEach
  void letGoOfTheFile() {
    java.util.logging.LogManager.getLogManager().reset();
  }

  @Test
  void writesTheManualsFileAndMakesItsFolder() {
    Path file = folder.resolve("9999").resolve(ApplicationLog.NAME);
    ApplicationLog.install(file);

    LOG.warning("証明書の保存先");

    assertThat(file).content().contains("WARNING", "証明書の保存先");
  }

  @Test
  void leavesOutWhatIsForDevelopersOnly() {
    Path file = folder.resolve(ApplicationLog.NAME);
    ApplicationLog.install(file);

    LOG.log(Level.FINE, "detail");

    assertThat(file).doesNotExist();
  }

  @Test
  void keepsThreeOldFilesAndTheNameOfTheCurrentOne() throws Exception {
    Path file = folder.resolve(ApplicationLog.NAME);
    ApplicationLog.install(file);
    for (int i = 0; i < 6; i++) {
      LOG.warning("x".repeat(1_000_001) + i);
    }

    try (var files = Files.list(folder)) {
      assertThat(files.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "ApplicationLog.log",
              "ApplicationLog.log.1",
              "ApplicationLog.log.2",
              "ApplicationLog.log.3");
    }
  }
}
