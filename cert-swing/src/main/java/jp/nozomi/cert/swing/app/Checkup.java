package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
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

/**
 * The preflight (接続診断) of this app, put together.
 *
 * <p>Unlike {@link AppRun} it comes about with a broken profile too: that is one of its findings.
 */
public final class Checkup {
  private final RunOptions options;
  private final AppFolders folders;
  private final Clock clock;
  private final HttpSettings http;
  private final RunRules rules;
  private final Optional<BankProfile> profile;

  private Checkup(
      RunOptions options, AppFolders folders, Clock clock, HttpSettings http, RunRules rules) {
    this.options = options;
    this.folders = folders;
    this.clock = clock;
    this.http = rules.over(http);
    this.rules = rules;
    this.profile = readable();
  }

  /**
   * Puts the preflight together, and sends the log to its place.
   *
   * @param options what the start chose
   * @param folders where the app keeps its own
   * @param clock the time
   * @param http bounds and proxies, as for an enrolment
   * @return the preflight; nothing is connected or opened yet
   * @throws LockedException if the options want what the administrator has settled
   */
  public static Checkup of(RunOptions options, AppFolders folders, Clock clock, HttpSettings http)
      throws LockedException {
    RunRules rules = new RunRules(policy(folders));
    rules.check(options);
    Checkup checkup = new Checkup(options, folders, clock, http, rules);
    ApplicationLog.install(checkup.log());
    return checkup;
  }

  /**
   * Opens the store that the preflight looks at.
   *
   * @param prompt asks for its password or PIN
   * @return the open store
   * @throws StoreException if it can not be opened, or a broken profile does not name it
   */
  public CertificateStore openStore(StorePrompt prompt) throws StoreException {
    if (profile.isEmpty()) {
      throw new StoreException(StoreException.Reason.BAD_LOCATION, "no profile names a store");
    }
    return RunStores.of(options, profile.get(), folders).open(prompt);
  }

  /**
   * Makes the checks.
   *
   * @param prompt knows the store's password or PIN; a typing person would use up the check's time
   * @param proxyLogin is asked when a proxy wants a login
   * @return what was found
   * @throws CancelledException if the thread is interrupted
   */
  public PreflightReport run(StorePrompt prompt, ProxyAuthenticator proxyLogin)
      throws CancelledException {
    return Preflight.builder(this::bank, AppRun.version())
        .http(http, rules.proxyDecidedBy())
        .proxyLogin(proxyLogin)
        .store(() -> openStore(prompt))
        .journal(folders.journals())
        .clock(clock)
        .build()
        .run(PreflightListener.NONE, new Cancellation());
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

  private BankProfile bank() throws ProfileException {
    List<BankProfile> trusted = InstalledProfiles.BUILT_IN.under(folders, http).all();
    return rules.over(
        options.profile().isPresent()
            ? ProfileSource.ofFile(options.profile().get())
            : trusted.get(0));
  }

  private Optional<BankProfile> readable() {
    try {
      return Optional.of(bank());
    } catch (ProfileException e) {
      // The check of the profile finds the same, and says what is wrong with it.
      return Optional.empty();
    }
  }
}
