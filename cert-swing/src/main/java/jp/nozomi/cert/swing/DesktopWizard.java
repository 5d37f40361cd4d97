package jp.nozomi.cert.swing;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.AppRun;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import jp.nozomi.cert.swing.app.NamedProfiles;
import jp.nozomi.cert.swing.cli.WizardStarter;
import jp.nozomi.cert.swing.launch.LaunchMailbox;
import jp.nozomi.cert.swing.presenter.ProfileWait;
import jp.nozomi.cert.swing.settings.Language;
import jp.nozomi.cert.swing.settings.UserSettings;
import jp.nozomi.cert.swing.view.ProfileWindow;
import jp.nozomi.cert.swing.view.WizardApp;

/**
 * The wizard on this desktop.
 *
 * @param folders where the user's looks are
 * @param clock the time
 */
record DesktopWizard(AppFolders folders, Clock clock) implements WizardStarter {
  @Override
  public boolean open(AppRun run, LaunchMailbox starts) throws InterruptedException {
    if (!WizardApp.hasDisplay()) {
      return false;
    }
    new WizardApp(run.context(), run.flow(), run.tools(), run.clock(), run.pages())
        .withUpdates(run.updates())
        .run(starts);
    return true;
  }

  @Override
  public List<BankProfile> read(InstalledProfiles profiles, Locale locale)
      throws CodedException, InterruptedException {
    NamedProfiles named = profiles.named();
    Optional<String> server = named.server();
    if (server.isEmpty() || !WizardApp.hasDisplay()) {
      return named.get(ProxyAuthenticator.none());
    }
    UserSettings settings =
        folders.userSettings(UserSettings.DEFAULT.withLanguage(Language.of(locale)));
    return ProfileWindow.await(
        named::get,
        new ProfileWait.About(server.get(), settings.language().locale(), AppRun.version(), clock),
        settings);
  }
}
