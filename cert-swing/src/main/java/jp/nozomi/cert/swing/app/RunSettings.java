package jp.nozomi.cert.swing.app;

import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.settings.ChosenProxies;
import jp.nozomi.cert.swing.settings.Label;
import jp.nozomi.cert.swing.settings.SettingsFile;

/**
 * The settings of one run: the user's, what the start chose instead, and above both what the
 * administrator chose.
 *
 * @param settings the settings
 * @param http bounds, and the proxies that the settings choose
 */
record RunSettings(SettingsFile settings, HttpSettings http) {
  /** Reads the files; the proxies of the given bounds are those of the system. */
  static RunSettings of(RunOptions options, AppFolders folders, HttpSettings http)
      throws ProfileException {
    SettingsFile settings =
        SettingsFile.open(folders.settings(), MachinePolicy.read(folders.machinePolicy()).locks());
    settings.use(options.choices().over(settings.current()));
    return new RunSettings(settings, http.withProxies(new ChosenProxies(settings, http.proxies())));
  }

  /** A word for what makes the proxy decision. */
  String proxiesDecidedBy() {
    return Label.of(settings.current().proxy().mode());
  }
}
