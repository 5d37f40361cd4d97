package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When an installer refuses to go on, and how it takes an older installation's place. */
final class MsiConditions {
  /** Bits of the Upgrade table: features are kept, and both ends of the range belong to it. */
  private static final int MIGRATED_INCLUSIVE = 1 | 256 | 512;

  private static final String SAME_VERSION = "SAME_VERSION_DETECTED";

  private MsiConditions() {}

  static void write(Product product, Scope scope, SetupTexts texts, MsiDatabase msi)
      throws IOException, InterruptedException {
    replaceSameVersion(product, scope, msi);
    passOn(msi);
    if (scope == Scope.USER) {
      // What a user sets for himself is no administrator's word (docs/install.md).
      refuseUnless(
          "NOT PROFILE AND NOT PROFILESHA256 AND NOT PROXY AND NOT STORE",
          texts.of("machine_only"),
          msi);
      return;
    }
    rollout(msi);
    refuseUnless(
        "NOT (PROFILE >< \"://\") OR PROFILE ~<< \"https://\"", texts.of("https_only"), msi);
    refuseUnless(
        "NOT (PROFILE >< \"://\") OR " + RolloutProperty.HASH + " OR " + RolloutProperty.HASHED,
        texts.of("hash_wanted"),
        msi);
  }

  private static void rollout(MsiDatabase msi) throws IOException, InterruptedException {
    msi.insert(
        "InstallExecuteSequence",
        Map.of("Action", "AppSearch", "Sequence", Integer.toString(RolloutProperty.SEARCH)));
    for (RolloutProperty property : RolloutProperty.values()) {
      property.keep(msi);
      // One that is not given is not written.
      msi.set("Component", "Component", property.component(), "Condition", property.name());
    }
    RolloutProperty.joinHash(msi);
  }

  /** Two builds of one version are one installation, not two. */
  private static void replaceSameVersion(Product product, Scope scope, MsiDatabase msi)
      throws IOException, InterruptedException {
    msi.insert(
        "Upgrade",
        Map.of(
            "UpgradeCode",
            "{" + scope.upgradeCode() + "}",
            "VersionMin",
            product.version(),
            "VersionMax",
            product.version(),
            "Attributes",
            Integer.toString(MIGRATED_INCLUSIVE),
            "ActionProperty",
            SAME_VERSION));
  }

  /** Names what the part that runs with an administrator's rights takes from the other one. */
  private static void passOn(MsiDatabase msi) throws IOException, InterruptedException {
    List<String> names =
        new ArrayList<>(
            List.of(
                "WIX_DOWNGRADE_DETECTED",
                "WIX_UPGRADE_DETECTED",
                SAME_VERSION,
                RolloutProperty.HASH));
    for (RolloutProperty property : RolloutProperty.values()) {
      names.add(property.name());
    }
    msi.set("Property", "Property", "SecureCustomProperties", "Value", String.join(";", names));
  }

  private static void refuseUnless(String condition, String message, MsiDatabase msi)
      throws IOException, InterruptedException {
    msi.insert(
        "LaunchCondition",
        Map.of("Condition", "Installed OR (" + condition + ")", "Description", message));
  }
}
