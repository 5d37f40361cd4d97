package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.swing.settings.ProxyChoice;
import jp.nozomi.cert.swing.settings.SettingsLocks;

/**
 * What the administrator rules for every user of this PC (docs/settings.md).
 *
 * @param locks what users can not change
 */
record MachinePolicy(SettingsLocks locks) {
  static final String NAME = "policy.json";

  private static final int MOST_BYTES = 64 * 1024;
  private static final String APP = "nozomi-cert";

  /** Whether the app may look for new versions. */
  boolean updates() {
    return !locks.updatesOff();
  }

  /** Where only an administrator writes. */
  static Path place() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      // Not ProgramData, where every user may make folders.
      return Path.of("C:\\Program Files", APP, NAME);
    }
    return os.startsWith("mac")
        ? Path.of("/Library/Application Support", APP, NAME)
        : Path.of("/etc", APP, NAME);
  }

  /** Reads the file; without one nothing is restricted, and one that is broken is told. */
  static MachinePolicy read(Path file) throws ProfileException {
    if (!Files.exists(file)) {
      return new MachinePolicy(SettingsLocks.NONE);
    }
    try {
      JsonObject json =
          new JsonReader(JsonLimits.MESSAGE).readObject(BoundedFile.read(file, MOST_BYTES));
      Optional<JsonObject> proxy = json.optionalObject("proxy");
      return new MachinePolicy(
          new SettingsLocks(
              proxy.isPresent() ? Optional.of(ProxyChoice.of(proxy.get())) : Optional.empty(),
              json.optionalString("store"),
              isOff(json.optionalString("updates").orElse("on"), file)));
    } catch (JsonException e) {
      throw new ProfileException(file + " " + e.where(), e.problem(), e);
    } catch (IOException e) {
      throw new ProfileException(file.toString(), "can not be read", e);
    }
  }

  private static boolean isOff(String updates, Path file) throws ProfileException {
    if (!updates.equals("on") && !updates.equals("off")) {
      throw new ProfileException(file + " updates", "must be on or off", null);
    }
    return updates.equals("off");
  }
}
