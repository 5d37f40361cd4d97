package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Properties;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.flow.Flow;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.Backstage;
import jp.nozomi.cert.swing.presenter.CertificateLister;

/**
 * One run of the app, put together: what the wizard and the command line both stand on.
 *
 * <p>Nothing is connected, opened or read yet but the profile.
 *
 * @param context what the run is about
 * @param flow the transition function
 * @param tools what the work is done with
 * @param clock the time
 */
public record AppRun(AppContext context, Flow flow, Backstage.Tools tools, Clock clock) {
  private static final String PKCS12 = "pkcs12";

  /**
   * Puts a run together, and sends the log to its place.
   *
   * @param options what the start chose
   * @param folders where the app keeps its own
   * @param clock the time
   * @param http bounds and proxies
   * @return the run
   * @throws CodedException if the profile or the store's text is not right
   */
  public static AppRun open(RunOptions options, AppFolders folders, Clock clock, HttpSettings http)
      throws CodedException {
    BankProfile profile = ProfileSource.read(options.profile());
    Path own = folders.bank(profile.bankCode());
    ApplicationLog.install(own.resolve(ApplicationLog.NAME));
    AppContext context =
        new AppContext(profile, options.profile().isEmpty(), options.locale(), version(), own);
    StoreLocation store = store(options, profile, folders);
    Backstage.Tools tools =
        new Backstage.Tools(
            () ->
                EnrollmentClient.builder(profile)
                    .journal(folders.journals())
                    .version(context.version())
                    .http(http)
                    .clock(clock)
                    .build(),
            prompt -> openStore(store, own, prompt),
            new CertificateLister(profile, clock),
            options.key());
    return new AppRun(context, new Flow(profile.loginId(), profile.password()), tools, clock);
  }

  /**
   * Tells the version of the app.
   *
   * @return for example 0.1.0
   */
  public static String version() {
    String name = "/jp/nozomi/cert/swing/app.properties";
    try (InputStream in = Objects.requireNonNull(AppRun.class.getResourceAsStream(name), name)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Opens a store; the app's own folder, where it may be, does not exist at the first start. */
  static CertificateStore openStore(StoreLocation store, Path own, StorePrompt prompt)
      throws StoreException {
    try {
      Files.createDirectories(own);
    } catch (IOException e) {
      throw new StoreException(StoreException.Reason.NOT_WRITABLE, own + " can not be made", e);
    }
    return CertificateStores.open(store, prompt);
  }

  static StoreLocation store(RunOptions options, BankProfile profile, AppFolders folders)
      throws StoreException {
    StoreLocation location = StoreLocation.parse(options.store().orElse(profile.policy().store()));
    return location.kind().equals(PKCS12) && location.path().isEmpty()
        ? new StoreLocation(PKCS12, folders.defaultStore(profile.bankCode()).toString())
        : location;
  }
}
