package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.preflight.Preflight;
import jp.nozomi.cert.protocol.preflight.PreflightListener;
import jp.nozomi.cert.protocol.preflight.PreflightReport;
import jp.nozomi.cert.protocol.preflight.SupportBundle;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The preflight (接続診断) of this app, put together.
 *
 * <p>Unlike {@link AppRun} it comes about with a broken profile too: that is one of its findings.
 */
public final class Checkup {
  private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

  private final RunOptions options;
  private final AppFolders folders;
  private final Clock clock;
  private final RunSettings settings;
  // The name is this package's too.
  private final jp.nozomi.cert.protocol.preflight.ProfileSource source;
  private final Optional<BankProfile> profile;

  private Checkup(
      RunOptions options,
      AppFolders folders,
      Clock clock,
      RunSettings settings,
      jp.nozomi.cert.protocol.preflight.ProfileSource source) {
    this.options = options;
    this.folders = folders;
    this.clock = clock;
    this.settings = settings;
    this.source = source;
    this.profile = readable(source);
  }

  /**
   * Puts the preflight together, and sends the log to its place.
   *
   * @param options what the start chose
   * @param folders where the app keeps its own
   * @param clock the time
   * @param http bounds and the system's proxies, as for an enrolment
   * @return the preflight; nothing is connected or opened yet
   * @throws LockedException if the options want what the administrator has settled
   */
  public static Checkup of(RunOptions options, AppFolders folders, Clock clock, HttpSettings http)
      throws LockedException {
    MachinePolicy policy = policy(folders);
    RunRules rules = new RunRules(policy);
    rules.check(options);
    Checkup checkup =
        new Checkup(
            options,
            folders,
            clock,
            RunSettings.of(options, folders, http, policy),
            () -> bank(options, folders, http, rules));
    ApplicationLog.install(checkup.log());
    return checkup;
  }

  /** The preflight beside a run, of the run's own profile. */
  static Checkup beside(
      RunOptions options,
      BankProfile profile,
      AppFolders folders,
      Clock clock,
      RunSettings settings) {
    return new Checkup(options, folders, clock, settings, () -> profile);
  }

  /**
   * Makes the checks.
   *
   * @param password knows the store's password or PIN, or asks for it once, before the checks: a
   *     typing person would use up their time
   * @param proxyLogin is asked when a proxy wants a login
   * @param listener is told of each check, on this thread
   * @param cancellation stops the checks
   * @return what was found
   * @throws CancelledException if somebody stopped it
   */
  public PreflightReport run(
      StorePassword password,
      ProxyAuthenticator proxyLogin,
      PreflightListener listener,
      Cancellation cancellation)
      throws CancelledException {
    if (password.willAsk()) {
      ask(password);
    }
    return Preflight.builder(source, AppRun.version())
        .http(settings.http(), settings.proxiesDecidedBy())
        .proxyLogin(proxyLogin)
        .store(() -> openStore(password))
        .journal(folders.journals())
        .clock(clock)
        .build()
        .run(listener, cancellation);
  }

  private void ask(StorePassword password) {
    try (CertificateStore store = openStore(password)) {
      store.list();
    } catch (StoreException | ServiceConfigurationError | LinkageError e) {
      // The check of the store finds the same, and names it in the report.
      LOG.info("the store before the checks: {}", e.toString());
    }
  }

  private CertificateStore openStore(StorePrompt prompt) throws StoreException {
    if (profile.isEmpty()) {
      throw new StoreException(StoreException.Reason.BAD_LOCATION, "no profile names a store");
    }
    return new RunStores(options, profile.get(), folders, settings.settings()).open(prompt);
  }

  /**
   * Tries the stores of this PC with keys that are deleted again: the one that the start named, or
   * this run's and all that are found.
   *
   * @param prompt knows the password or PIN of this run's store; others that want one stay closed
   * @return what came of each
   * @throws StoreException if the store's text is not right
   */
  public List<StoreTrial> selfTest(StorePrompt prompt) throws StoreException {
    Optional<StoreLocation> own = Optional.empty();
    Set<StoreLocation> stores = new LinkedHashSet<>();
    if (profile.isPresent()) {
      RunStores run = new RunStores(options, profile.get(), folders, settings.settings());
      own = run.location();
      own.ifPresent(stores::add);
      if (!run.listedAlone()) {
        stores.addAll(run.discover());
      }
    } else {
      stores.addAll(CertificateStores.discover());
    }
    StoreTrials trials = new StoreTrials(new SecureRandom(), clock);
    List<StoreTrial> tried = new ArrayList<>();
    for (StoreLocation store : stores) {
      tried.add(
          trials.of(store, own.filter(store::equals).isPresent() ? prompt : StorePrompt.none()));
    }
    return List.copyOf(tried);
  }

  /**
   * Writes what the support desk wants to have.
   *
   * @param report what was found
   * @param file the ZIP file
   * @throws IOException if a file can not be read, or the ZIP file not written
   */
  public void writeBundle(PreflightReport report, Path file) throws IOException {
    SupportBundle bundle = SupportBundle.of(report).withLogs(ApplicationLog.files(log()));
    if (profile.isPresent()) {
      bundle = bundle.withJournal(folders.journals(), profile.get().bankCode());
    }
    bundle.write(file);
  }

  private Path log() {
    return profile
        .map(bank -> folders.bank(bank.bankCode()))
        .orElse(folders.root())
        .resolve(ApplicationLog.NAME);
  }

  private static MachinePolicy policy(AppFolders folders) {
    try {
      return folders.policy().read();
    } catch (ProfileException e) {
      // The check of the profile reads it again, and says what is wrong with it.
      return MachinePolicy.NONE;
    }
  }

  private static BankProfile bank(
      RunOptions options, AppFolders folders, HttpSettings http, RunRules rules)
      throws ProfileException {
    List<BankProfile> trusted = InstalledProfiles.BUILT_IN.under(folders, http).all();
    return rules.over(
        options.profile().isPresent()
            ? ProfileSource.ofFile(options.profile().get())
            : trusted.get(0));
  }

  private static Optional<BankProfile> readable(
      jp.nozomi.cert.protocol.preflight.ProfileSource source) {
    try {
      return Optional.of(source.profile());
    } catch (ProfileException e) {
      // The check of the profile finds the same, and says what is wrong with it.
      return Optional.empty();
    }
  }
}
