package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Aftercare.Reminder;
import jp.nozomi.cert.swing.reminder.ReminderSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisDesktopTest {
  private static final Path PROGRAM = Path.of("/opt/certapp/bin/certapp");

  @TempDir private Path config;

  @Test
  void turnsTheReminderOnAndOffAgain() {
    ThisDesktop desktop = new ThisDesktop(Optional.of(schedule()), Optional.of(PROGRAM));

    assertThat(desktop.reminder()).isEqualTo(Reminder.OFF);
    assertThat(desktop.remind(true)).isEqualTo(Reminder.ON);
    assertThat(new ThisDesktop(Optional.of(schedule()), Optional.of(PROGRAM)).reminder())
        .isEqualTo(Reminder.ON);
    assertThat(desktop.remind(false)).isEqualTo(Reminder.OFF);
  }

  @Test
  void saysThatTheReminderIsStillOffWhenItCanNotBeWritten() throws Exception {
    Files.writeString(config.resolve("systemd"), "a file where a folder is needed");

    ThisDesktop desktop = new ThisDesktop(Optional.of(schedule()), Optional.of(PROGRAM));

    assertThat(desktop.remind(true)).isEqualTo(Reminder.OFF);
  }

  @Test
  void offersNoReminderWithoutAProgramThatCouldBeStarted() {
    ThisDesktop desktop = new ThisDesktop(Optional.of(schedule()), Optional.empty());

    assertThat(desktop.reminder()).isEqualTo(Reminder.UNAVAILABLE);
    assertThat(desktop.remind(true)).isEqualTo(Reminder.UNAVAILABLE);
    assertThat(config).isEmptyDirectory();
  }

  private ReminderSchedule schedule() {
    return new ReminderSchedule(
        config, Samples.context(Locale.JAPANESE).profile(), command -> false);
  }
}
