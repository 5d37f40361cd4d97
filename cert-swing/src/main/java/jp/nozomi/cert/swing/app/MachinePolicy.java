package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.profile.ProfileException;

/**
 * What the administrator rules for every user of this PC (docs/updates.md).
 *
 * @param updates whether the app may look for new versions
 */
record MachinePolicy(boolean updates) {
  static final String NAME = "policy.json";

  private static final int MOST_BYTES = 64 * 1024;
  private static final String APP = "nozomi-cert";

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
      return new MachinePolicy(true);
    }
    try {
      JsonObject json =
          new JsonReader(JsonLimits.MESSAGE).readObject(BoundedFile.read(file, MOST_BYTES));
      return switch (json.optionalString("updates").orElse("on")) {
        case "on" -> new MachinePolicy(true);
        case "off" -> new MachinePolicy(false);
        default -> throw new ProfileException(file + " updates", "must be on or off", null);
      };
    } catch (JsonException e) {
      throw new ProfileException(file + " " + e.where(), e.problem(), e);
    } catch (IOException e) {
      throw new ProfileException(file.toString(), "can not be read", e);
    }
  }
}
