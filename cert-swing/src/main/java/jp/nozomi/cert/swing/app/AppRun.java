package jp.nozomi.cert.swing.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Flow;
import jp.nozomi.cert.swing.flow.Standing;
import jp.nozomi.cert.swing.launch.AppProgram;
import jp.nozomi.cert.swing.launch.XdgFolders;
import jp.nozomi.cert.swing.pages.PageTools;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.Backstage;
import jp.nozomi.cert.swing.presenter.CertificateLister;
import jp.nozomi.cert.swing.presenter.UpdateOpener;
import jp.nozomi.cert.swing.reminder.ExpiryBook;
import jp.nozomi.cert.swing.reminder.OtherProgram;
import jp.nozomi.cert.swing.reminder.ReminderSchedule;
import jp.nozomi.cert.update.launch.ProcessLauncher;
import jp.nozomi.cert.update.port.Launcher;

/**
 * One run of the app, put together: what the wizard and the command line both stand on.
 *
 * <p>Nothing is connected, opened or read yet but the profile; no store is looked for.
 *
 * @param context what the run is about
 * @param flow the transition function
 * @param tools what the work is done with
 * @param clock the time
 * @param updates makes the updater; empty if this run does not update
 * @param pages what the pages beside the manual's screens work with
 */
public record AppRun(
    AppContext context,
    Flow flow,
    Backstage.Tools tools,
    Clock clock,
    Optional<UpdateOpener> updates,
    PageTools pages) {
  /**
   * Puts a run together, and sends the log to its place.
   *
   * @param options what the start chose
   * @param installed the profile to use unless the options name a file
   * @param folders where the app keeps its own
   * @param clock the time
   * @param http bounds and proxies
   * @return the run
   * @throws CodedException if the profile or the administrator's policy is not right, or the
   *     options want what that has settled
   */
  public static AppRun open(
      RunOptions options, BankProfile installed, AppFolders folders, Clock clock, HttpSettings http)
      throws CodedException {
    return open(options, installed, folders, clock, http, new ProcessLauncher());
  }

  /**
   * Puts a run together, and sends the log to its place.
   *
   * @param options what the start chose
   * @param installed the profile of a start that names none
   * @param folders where the app keeps its own
   * @param clock the time
   * @param http bounds and proxies
   * @param launcher starts installers
   * @return the run
   * @throws CodedException if the profile or the administrator's policy is not right, or the
   *     options want what that has settled
   */
  public static AppRun open(
      RunOptions options,
      BankProfile installed,
      AppFolders folders,
      Clock clock,
      HttpSettings http,
      Launcher launcher)
      throws CodedException {
    MachinePolicy policy = folders.policy().read();
    RunRules rules = new RunRules(policy);
    rules.check(options);
    BankProfile profile =
        rules.over(
            options.profile().isPresent()
                ? ProfileSource.ofFile(options.profile().get())
                : installed);
    Path own = folders.bank(profile.bankCode());
    ApplicationLog.install(own.resolve(ApplicationLog.NAME));
    RunSettings settings = RunSettings.of(options, folders, http, policy);
    RunStores stores = new RunStores(options, profile, folders, settings.settings());
    AppContext context =
        new AppContext(profile, options.profile().isEmpty(), options.locale(), version(), own);
    ExpiryBook book = new ExpiryBook(folders.expiryBook(profile.bankCode()));
    Backstage.Tools tools =
        new Backstage.Tools(
            () ->
                new RememberingService(
                    EnrollmentClient.builder(profile)
                        .http(settings.http())
                        .journal(folders.journals())
                        .version(context.version())
                        .clock(clock)
                        .build(),
                    book),
            stores,
            new CertificateLister(
                profile, clock, (store, entries) -> remember(book, store, entries)),
            options.key(),
            desktop(profile));
    return new AppRun(
        context,
        new Flow(profile.loginId(), profile.password()),
        tools,
        clock,
        new UpdateSetup(profile, own, clock, settings.http(), launcher).opener(options, policy),
        new AppPages(
            settings.settings(), Checkup.beside(options, profile, folders, clock, settings)));
  }

  /**
   * Tells the version of the app.
   *
   * @return for example 0.1.0
   */
  public static String version() {
    return Build.read().version();
  }

  private static ThisDesktop desktop(BankProfile profile) {
    Properties system = System.getProperties();
    boolean linux = system.getProperty("os.name", "").startsWith("Linux");
    Optional<ReminderSchedule> schedule =
        linux
            ? Optional.of(
                new ReminderSchedule(
                    XdgFolders.of(System.getenv(), Path.of(system.getProperty("user.home")))
                        .config(),
                    profile,
                    OtherProgram.REAL))
            : Optional.empty();
    return new ThisDesktop(schedule, AppProgram.find(system));
  }

  private static void remember(
      ExpiryBook book, StoreLocation store, List<CertificateEntry> entries) {
    book.listed(
        store,
        entries.stream()
            .filter(
                entry ->
                    entry.standing() == Standing.RENEWABLE
                        || entry.standing() == Standing.TOO_EARLY)
            .map(CertificateEntry::certificate)
            .toList());
  }
}
