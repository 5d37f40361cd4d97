package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.util.Map;

/**
 * What an administrator may give to {@code setup-machine.msi}; it becomes the machine's policy.
 *
 * <p>An update, which is started without them, finds them in the registry and keeps them.
 */
enum RolloutProperty {
  /** The profile's hash stands before the profile, since a new profile brings its own. */
  PROFILESHA256("profileSha256", "PROFILE"),
  /** The bank profile, an https URL or a file. */
  PROFILE("profile", "PROFILE"),
  /** The way to the network. */
  PROXY("proxy", "PROXY"),
  /** The store for new keys. */
  STORE("store", "STORE");

  /** Where the app reads the machine's policy (docs/policy.md). */
  static final String KEY = "Software\\Policies\\Nozomi\\certapp";

  /** When Windows Installer searches the registry, and right after it. */
  static final int SEARCH = 50;

  private static final int AFTER_SEARCH = SEARCH + 1;

  private static final String LOCAL_MACHINE = "2";

  /** A value as it stands in the registry's 64-bit view. */
  private static final String VALUE = Integer.toString(2 | 16);

  private static final String SET_PROPERTY = "51";

  private final String setting;
  private final String decisive;

  RolloutProperty(String setting, String decisive) {
    this.setting = setting;
    this.decisive = decisive;
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
    String action = "Keep_" + this;
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
    msi.insert(
        "CustomAction",
        Map.of(
            "Action", action, "Type", SET_PROPERTY, "Source", name(), "Target", "[" + kept + "]"));
    msi.insert(
        "InstallExecuteSequence",
        Map.of(
            "Action",
            action,
            "Condition",
            "NOT " + decisive + " AND " + kept,
            "Sequence",
            Integer.toString(AFTER_SEARCH + ordinal())));
  }
}
