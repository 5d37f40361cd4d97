package jp.nozomi.cert.swing.policy;

import java.util.Optional;
import jp.nozomi.cert.core.profile.ProfileException;

/**
 * Windows' place for policies of the machine, which group policy writes.
 *
 * @param registry gives texts below {@code HKEY_LOCAL_MACHINE}
 */
record PolicyRegistry(Values registry) implements PolicyPlace {
  /** The key below {@code HKEY_LOCAL_MACHINE}; Windows lets only administrators write there. */
  static final String KEY = "Software\\Policies\\Nozomi\\certapp";

  /** Reads the registry. */
  @FunctionalInterface
  interface Values {
    /** Gives a text, or empty if there is no such key or value; any other type is told. */
    Optional<String> text(String key, String name) throws ProfileException;
  }

  @Override
  public Optional<String> find(PolicyLevel level, PolicySetting setting) throws ProfileException {
    return registry.text(key(level), setting.label());
  }

  @Override
  public String where(PolicyLevel level, PolicySetting setting) {
    return "HKLM\\" + key(level) + " " + setting.label();
  }

  private static String key(PolicyLevel level) {
    return level.section().isEmpty() ? KEY : KEY + "\\" + level.section();
  }
}
