package jp.nozomi.cert.swing.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.presenter.JapanTime;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.reminder.ExpiryBook;
import jp.nozomi.cert.swing.reminder.OtherProgram;
import jp.nozomi.cert.swing.reminder.Reminder;
import jp.nozomi.cert.swing.reminder.ReminderSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code certapp remind}: one look, or the schedule of looks. */
final class RemindCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RemindCommand.class);

  private final Terminal terminal;
  private final AppRun run;
  private final Texts texts;
  private final OtherProgram programs;

  RemindCommand(Terminal terminal, AppRun run, OtherProgram programs) {
    this.terminal = terminal;
    this.run = run;
    this.texts = Texts.in(run.context().locale());
    this.programs = programs;
  }

  /** Looks once, without asking anybody for anything, and tells what is due. */
  ExitCode look(ExpiryBook book) throws InterruptedException {
    refresh();
    BankProfile profile = run.context().profile();
    Clock clock = run.clock();
    List<Reminder.Due> due =
        new Reminder(profile.policy().renewal()).due(book.read(), clock.instant());
    boolean told = true;
    for (Reminder.Due one : due) {
      if (tell(one)) {
        book.told(one);
      } else {
        told = false;
      }
    }
    terminal.err().flush();
    return told ? ExitCode.SUCCESS : ExitCode.NO_DISPLAY;
  }

  ExitCode install(Path config, Path program) throws UsageException, InterruptedException {
    try {
      boolean timer = schedule(config).install(program);
      terminal
          .out()
          .println(texts.of(timer ? "cli.remind.installed" : "cli.remind.installed_at_login"));
      terminal.out().flush();
      return ExitCode.SUCCESS;
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  ExitCode remove(Path config) throws UsageException, InterruptedException {
    try {
      schedule(config).remove();
      terminal.out().println(texts.of("cli.remind.removed"));
      terminal.out().flush();
      return ExitCode.SUCCESS;
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private ReminderSchedule schedule(Path config) {
    return new ReminderSchedule(config, run.context().profile(), programs);
  }

  /** A store that opens without a password is looked into; the book takes in what it has. */
  private void refresh() {
    try (CertificateStore store =
        run.tools().store().open((location, creating) -> Optional.empty())) {
      run.tools().lister().list(store);
    } catch (StoreException e) {
      LOG.info("the store stays closed, so the dates kept from earlier are used: {}", e.facts());
    }
  }

  private boolean tell(Reminder.Due due) throws InterruptedException {
    String title = texts.of("reminder.title");
    String body =
        texts.of("reminder.body", due.daysLeft(), JapanTime.second(due.expiry().notAfter()));
    boolean shown =
        programs.run(
            List.of(
                "notify-send",
                "--app-name=" + run.context().profile().appName().in(texts.locale()),
                "--",
                title,
                body));
    if (!shown) {
      terminal.err().println(title + " " + body);
    }
    return shown;
  }
}
