package jp.nozomi.cert.swing.settings;

import java.util.Optional;

/**
 * What the administrator chose for every user of this PC (docs/settings.md): it holds whatever a
 * user or a start chooses.
 *
 * @param proxy which proxy leads to the bank; empty if the user may choose
 * @param store where new keys are kept, as {@code --store} has it; empty if the user may choose
 * @param updatesOff whether the app may not look for new versions
 */
public record SettingsLocks(
    Optional<ProxyChoice> proxy, Optional<String> store, boolean updatesOff) {
  /** Nothing is locked. */
  public static final SettingsLocks NONE =
      new SettingsLocks(Optional.empty(), Optional.empty(), false);

  /** What is remembered of a choice: what is locked stays what the user chose before. */
  UserSettings under(UserSettings now, UserSettings before) {
    return now.withProxy(proxy.isPresent() ? before.proxy() : now.proxy())
        .withStore(store.isPresent() ? before.store() : now.store());
  }

  /** What holds of a user's choice. */
  UserSettings over(UserSettings chosen) {
    return chosen.withProxy(proxy.orElse(chosen.proxy())).withStore(store.or(chosen::store));
  }
}
