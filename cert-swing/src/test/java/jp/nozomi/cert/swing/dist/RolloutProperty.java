package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.util.Map;

/**
 * What an administrator may give to {@code setup-machine.msi}; it becomes the machine's policy.
 *
 * <p>An update, which is started without them, finds them in the registry and keeps them.
 */
enum RolloutProperty {
  /** The bank profile: a file, or an https URL whose hash is in {@link #HASH}. */
  PROFILE("profile"),
  /** The way to the network. */
  PROXY("proxy"),
  /** The store for new keys. */
  STORE("store");

  /** The property with the profile's SHA-256, which becomes a part of {@link #PROFILE}. */
  static final String HASH = "PROFILESHA256";

  private static final String MARK = "#sha256=";

  /** The condition that the profile has its hash already, as a kept one does. */
  static final String HASHED = "(PROFILE >< \"" + MARK + "\")";

  /** Where the app reads the machine's policy (docs/policy.md). */
  static final String KEY = "Software\\Policies\\Nozomi\\certapp";

  /** When Windows Installer searches the registry, and right after it. */
  static final int SEARCH = 50;

  private static final String LOCAL_MACHINE = "2";

  /** A value as it stands in the registry's 64-bit view. */
  private static final String VALUE = Integer.toString(2 | 16);

  private static final String SET_PROPERTY = "51";

  private final String setting;

  RolloutProperty(String setting) {
    this.setting = setting;
  }

  String setting() {
    return setting;
  }

  /** Gives the component that writes it to the registry. */
  String component() {
    return "C_" + this;
  }

  /** Reads what an earlier installation was given, and keeps it unless this run gives another. */
  void keep(MsiDatabase msi) throws IOException, InterruptedException {
    String kept = "KEPT_" + this;
    String search = "Search_" + this;
    msi.insert("AppSearch", Map.of("Property", kept, "Signature_", search));
    msi.insert(
        "RegLocator",
        Map.of(
            "Signature_",
            search,
            "Root",
            LOCAL_MACHINE,
            "Key",
            KEY,
            "Name",
            setting,
            "Type",
            VALUE));
    setProperty(
        msi, "Keep_" + this, this, "[" + kept + "]", "NOT " + this + " AND " + kept, ordinal());
  }

  /** Puts the hash behind the profile, as the policy wants it (docs/policy.md). */
  static void joinHash(MsiDatabase msi) throws IOException, InterruptedException {
    setProperty(
        msi,
        "Join_" + HASH,
        PROFILE,
        "[" + PROFILE + "]" + MARK + "[" + HASH + "]",
        PROFILE + " AND " + HASH + " AND NOT " + HASHED,
        values().length);
  }

  private static void setProperty(
      MsiDatabase msi,
      String action,
      RolloutProperty property,
      String value,
      String condition,
      int order)
      throws IOException, InterruptedException {
    msi.insert(
        "CustomAction",
        Map.of("Action", action, "Type", SET_PROPERTY, "Source", property.name(), "Target", value));
    msi.insert(
        "InstallExecuteSequence",
        Map.of(
            "Action",
            action,
            "Condition",
            condition,
            "Sequence",
            Integer.toString(SEARCH + 1 + order)));
  }
}
