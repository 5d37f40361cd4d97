package jp.nozomi.cert.swing.app;

import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import jp.nozomi.cert.swing.settings.ChosenProxies;
import jp.nozomi.cert.swing.settings.Label;
import jp.nozomi.cert.swing.settings.SettingsFile;
import jp.nozomi.cert.swing.settings.SettingsLocks;
import jp.nozomi.cert.swing.settings.UserSettings;

/**
 * The settings of one run: the user's, what the start chose instead, and above both what the
 * administrator settled.
 *
 * @param settings the settings
 * @param http bounds, and the proxies that the settings choose
 */
record RunSettings(SettingsFile settings, HttpSettings http) {
  /** Reads the file; the proxies of the given bounds are those of the system. */
  static RunSettings of(
      RunOptions options, AppFolders folders, HttpSettings http, MachinePolicy policy) {
    SettingsLocks locks =
        new SettingsLocks(policy.locked().proxy(), policy.locked().store(), !policy.updates());
    UserSettings preset =
        policy
            .recommended()
            .proxy()
            .map(UserSettings.DEFAULT::withProxy)
            .orElse(UserSettings.DEFAULT);
    SettingsFile settings = SettingsFile.open(folders.settings(), locks, preset);
    settings.use(options.choices().over(settings.current()));
    return new RunSettings(settings, http.withProxies(new ChosenProxies(settings, http.proxies())));
  }

  /** A word for what makes the proxy decision. */
  String proxiesDecidedBy() {
    return settings.locks().proxy().isPresent()
        ? "policy"
        : Label.of(settings.current().proxy().mode());
  }
}
