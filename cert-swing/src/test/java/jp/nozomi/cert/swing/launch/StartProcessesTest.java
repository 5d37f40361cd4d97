package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts of the app as processes of their own. */
@Timeout(300)
class StartProcessesTest {
  private final List<Process> started = new ArrayList<>();

  @TempDir private Path home;

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void ofStartsAtTheSameMomentOneOpensTheWindowAndSeesAll() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(start("issue"));
    }
    List<BufferedReader> windows = new ArrayList<>();
    int handedOver = 0;
    for (Process one : starts) {
      BufferedReader out = one.inputReader(StandardCharsets.UTF_8);
      if (StartProbe.WINDOW.equals(out.readLine())) {
        windows.add(out);
      } else {
        assertThat(one.waitFor()).isZero();
        handedOver++;
      }
    }

    assertThat(windows).hasSize(1);
    assertThat(handedOver).isEqualTo(3);
    for (int i = 0; i < 4; i++) {
      assertThat(windows.get(0).readLine()).isEqualTo("issue");
    }
  }

  @Test
  void afterAKillTheNextStartOpensTheWindow() throws Exception {
    Process killed = start("show");
    assertThat(killed.inputReader().readLine()).isEqualTo(StartProbe.WINDOW);
    killed.destroyForcibly().waitFor();

    assertThat(start("show").inputReader().readLine()).isEqualTo(StartProbe.WINDOW);
  }

  @Test
  void aStartWhileTheWindowClosesOpensTheNextOneAndLosesNothing() throws Exception {
    Process closing = start("show");
    assertThat(closing.inputReader().readLine()).isEqualTo(StartProbe.WINDOW);
    Process next = start("renew");
    closing.getOutputStream().close();

    String outcome = next.inputReader().readLine();

    // Whoever has the window has the intent.
    BufferedReader window =
        StartProbe.WINDOW.equals(outcome) ? next.inputReader() : closing.inputReader();
    next.getOutputStream().close();
    assertThat(window.lines()).contains("renew");
  }

  private Process start(String intent) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StartProbe.class.getName(),
                home.resolve("instance").toString(),
                intent)
            .redirectError(home.resolve("err-" + started.size()).toFile())
            .start();
    started.add(process);
    return process;
  }
}
