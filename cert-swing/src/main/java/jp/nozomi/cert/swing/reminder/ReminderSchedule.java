package jp.nozomi.cert.swing.reminder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.swing.app.WholeFile;
import jp.nozomi.cert.swing.launch.DesktopEntry;

/**
 * Has the system look once a day, for this OS user on Linux: by a timer of systemd, or where there
 * is none at each login. Nothing of ours stays in memory between two looks.
 */
public final class ReminderSchedule {
  private static final String SYSTEMCTL = "systemctl";

  private final Path config;
  private final BankProfile profile;
  private final OtherProgram programs;

  /**
   * Makes the schedule of one bank.
   *
   * @param config the user's configuration folder
   * @param profile the bank
   * @param programs runs systemctl
   */
  public ReminderSchedule(Path config, BankProfile profile, OtherProgram programs) {
    this.config = config;
    this.profile = profile;
    this.programs = programs;
  }

  /**
   * Installs it; doing so twice is the same as once.
   *
   * @param program the app's program, which will be called with {@code remind}
   * @return true for the timer, false for each login
   * @throws IOException if a file can not be written
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean install(Path program) throws IOException, InterruptedException {
    List<String> command = DesktopEntry.command(program, "remind");
    WholeFile.write(unit("service"), service(command));
    WholeFile.write(unit("timer"), timer());
    if (systemctl("daemon-reload") && systemctl("enable", "--now", name() + ".timer")) {
      Files.deleteIfExists(autostart());
      return true;
    }
    deleteUnits();
    WholeFile.write(
        autostart(),
        new DesktopEntry(profile.appName(), command, List.of("NoDisplay=true")).text());
    return false;
  }

  /**
   * Takes it back, whichever way it was installed.
   *
   * @throws IOException if a file can not be deleted
   * @throws InterruptedException if the thread is interrupted
   */
  public void remove() throws IOException, InterruptedException {
    if (Files.exists(unit("timer"))) {
      systemctl("disable", "--now", name() + ".timer");
      deleteUnits();
      systemctl("daemon-reload");
    }
    Files.deleteIfExists(autostart());
  }

  /**
   * Tells whether it is installed, one way or the other.
   *
   * @return false if nothing looks
   */
  public boolean isInstalled() {
    return Files.exists(unit("timer")) || Files.exists(autostart());
  }

  private static String service(List<String> command) {
    return """
        [Unit]
        Description=Reminder to renew a certificate
        [Service]
        Type=oneshot
        ExecStart=%s
        """
        .formatted(command.stream().map(ReminderSchedule::quoted).collect(Collectors.joining(" ")));
  }

  private static String timer() {
    // Persistent: a PC that was off looks as soon as it is on.
    return """
        [Unit]
        Description=Reminder to renew a certificate
        [Timer]
        OnCalendar=daily
        Persistent=true
        RandomizedDelaySec=30min
        [Install]
        WantedBy=timers.target
        """;
  }

  /** As systemd.service(5) wants it, section "Command lines". */
  private static String quoted(String argument) {
    return '"'
        + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$")
        + '"';
  }

  private boolean systemctl(String... arguments) throws InterruptedException {
    return programs.run(
        Stream.concat(Stream.of(SYSTEMCTL, "--user"), Stream.of(arguments)).toList());
  }

  private void deleteUnits() throws IOException {
    Files.deleteIfExists(unit("timer"));
    Files.deleteIfExists(unit("service"));
  }

  private String name() {
    return "certapp-remind-" + profile.bankCode();
  }

  private Path unit(String kind) {
    return config.resolve("systemd").resolve("user").resolve(name() + "." + kind);
  }

  private Path autostart() {
    return config.resolve("autostart").resolve(name() + ".desktop");
  }
}
