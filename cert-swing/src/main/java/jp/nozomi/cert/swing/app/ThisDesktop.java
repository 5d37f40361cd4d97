package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.swing.flow.Aftercare;
import jp.nozomi.cert.swing.presenter.Surroundings;
import jp.nozomi.cert.swing.reminder.ReminderSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop of the OS user who runs the app.
 *
 * @param schedule the reminder's; empty where there can be none
 * @param program what the reminder starts; empty if the app was started by other means
 */
record ThisDesktop(Optional<ReminderSchedule> schedule, Optional<Path> program)
    implements Surroundings {
  private static final Logger LOG = LoggerFactory.getLogger(ThisDesktop.class);

  @Override
  public List<String> browsers() {
    return RunningBrowsers.find();
  }

  @Override
  public Aftercare.Reminder reminder() {
    if (schedule.isEmpty() || program.isEmpty()) {
      return Aftercare.Reminder.UNAVAILABLE;
    }
    return schedule.get().isInstalled() ? Aftercare.Reminder.ON : Aftercare.Reminder.OFF;
  }

  @Override
  public Aftercare.Reminder remind(boolean wanted) {
    if (schedule.isEmpty() || program.isEmpty()) {
      return Aftercare.Reminder.UNAVAILABLE;
    }
    try {
      if (wanted) {
        schedule.get().install(program.get());
      } else {
        schedule.get().remove();
      }
    } catch (IOException e) {
      LOG.warn("the reminder could not be changed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return reminder();
  }
}
