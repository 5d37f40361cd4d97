package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Properties;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.enroll.EnrollmentClient;
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
  /**
   * Puts a run together, and sends the log to its place.
   *
   * @param options what the start chose
   * @param folders where the app keeps its own
   * @param clock the time
   * @return the run
   * @throws CodedException if the profile or the store's text is not right
   */
  public static AppRun open(RunOptions options, AppFolders folders, Clock clock)
      throws CodedException {
    BankProfile profile = ProfileSource.read(options.profile());
    Path own = folders.bank(profile.bankCode());
    ApplicationLog.install(own.resolve(ApplicationLog.NAME));
    RunStores stores = RunStores.of(options, profile, folders);
    AppContext context =
        new AppContext(
            profile, options.profile().isEmpty(), options.locale(), version(), own, stores.plan());
    Backstage.Tools tools =
        new Backstage.Tools(
            () ->
                EnrollmentClient.builder(profile)
                    .journal(folders.journals())
                    .version(context.version())
                    .build(),
            stores,
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
}
