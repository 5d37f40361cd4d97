package jp.nozomi.cert.swing.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.fixture.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReminderScheduleTest {
  private static final Path PROGRAM = Path.of("/opt/証明書 アプリ/100%/certapp").toAbsolutePath();

  @TempDir private Path config;

  private final List<String> asked = new ArrayList<>();
  private boolean systemd = true;

  @Test
  void aTimerOfSystemdLooksOnceADayAndCatchesUp() throws Exception {
    assertThat(schedule().install(PROGRAM)).isTrue();

    assertThat(config.resolve("systemd/user/certapp-remind-9999.timer"))
        .content()
        .contains("OnCalendar=daily", "Persistent=true");
    assertThat(config.resolve("systemd/user/certapp-remind-9999.service"))
        .content()
        .contains("証明書 アプリ", "100%%", "\"remind\"", "Type=oneshot");
    assertThat(asked)
        .containsExactly(
            "systemctl --user daemon-reload",
            "systemctl --user enable --now certapp-remind-9999.timer");
  }

  @Test
  void withoutSystemdEachLoginLooks() throws Exception {
    systemd = false;

    assertThat(schedule().install(PROGRAM)).isFalse();

    assertThat(files()).containsExactly("autostart/certapp-remind-9999.desktop");
    assertThat(config.resolve("autostart/certapp-remind-9999.desktop"))
        .content()
        .contains("証明書 アプリ", " remind\n");
  }

  @Test
  void removingLeavesNothingWhicheverWayItWasInstalled() throws Exception {
    schedule().install(PROGRAM);
    schedule().remove();
    assertThat(files()).isEmpty();

    systemd = false;
    schedule().install(PROGRAM);
    schedule().remove();
    schedule().remove();
    assertThat(files()).isEmpty();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(config)) {
      return all.filter(Files::isRegularFile)
          .map(file -> config.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  private ReminderSchedule schedule() {
    return new ReminderSchedule(
        config,
        Profiles.of(),
        command -> {
          asked.add(String.join(" ", command));
          return systemd;
        });
  }
}
