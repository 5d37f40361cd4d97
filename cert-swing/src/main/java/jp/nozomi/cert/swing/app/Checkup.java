package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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
  private final Optional<BankProfile> profile;

  private Checkup(
      RunOptions options,
      AppFolders folders,
      Clock clock,
      HttpSettings http,
      Optional<BankProfile> profile) {
    this.options = options;
    this.folders = folders;
    this.clock = clock;
    this.http = http;
    this.profile = profile;
  }

  /**
   * Puts the preflight together, and sends the log to its place.
   *
   * @param options what the start chose
   * @param folders where the app keeps its own
   * @param clock the time
   * @param http bounds and proxies, as for an enrolment
   * @return the preflight; nothing is connected or opened yet
   */
  public static Checkup of(RunOptions options, AppFolders folders, Clock clock, HttpSettings http) {
    Checkup checkup = new Checkup(options, folders, clock, http, readable(options));
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
    return new RunStores(options, profile.get(), folders).open(prompt);
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
    return Preflight.builder(() -> profile(options), AppRun.version())
        .http(http, "system")
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

  private static BankProfile profile(RunOptions options) throws ProfileException {
    return options.profile().isPresent()
        ? ProfileSource.ofFile(options.profile().get())
        : ProfileSource.builtIn();
  }

  private static Optional<BankProfile> readable(RunOptions options) {
    try {
      return Optional.of(profile(options));
    } catch (ProfileException e) {
      // The check of the profile finds the same, and says what is wrong with it.
      return Optional.empty();
    }
  }
}
