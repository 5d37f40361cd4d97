package jp.nozomi.cert.swing.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.profile.ProfileException;

/**
 * The administrator's JSON file.
 *
 * @param file where it is, for messages
 * @param json what it holds
 */
record PolicyFile(Path file, JsonObject json) implements PolicyPlace {
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

  /** Reads the file; one that does not exist sets nothing. */
  static PolicyFile read(Path file) throws ProfileException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] utf8 = in.readNBytes(MOST_BYTES + 1);
      if (utf8.length > MOST_BYTES) {
        throw ProfileException.ofAdministrator(file.toString(), "is longer than 64 KiB", null);
      }
      return new PolicyFile(file, new JsonReader(JsonLimits.MESSAGE).readObject(utf8));
    } catch (JsonException e) {
      throw ProfileException.ofAdministrator(file + " " + e.where(), e.problem(), e);
    } catch (NoSuchFileException e) {
      // Asking whether it exists would take one that can not be reached for none.
      return new PolicyFile(file, JsonObject.builder().build());
    } catch (IOException e) {
      throw ProfileException.ofAdministrator(file.toString(), "can not be read", e);
    }
  }

  @Override
  public Optional<String> find(PolicyLevel level, PolicySetting setting) throws ProfileException {
    try {
      Optional<JsonObject> section =
          level == PolicyLevel.LOCKED ? Optional.of(json) : json.optionalObject(level.section());
      return section.isEmpty() ? Optional.empty() : section.get().optionalString(setting.label());
    } catch (JsonException e) {
      throw ProfileException.ofAdministrator(file + " " + e.where(), e.problem(), e);
    }
  }

  @Override
  public String where(PolicyLevel level, PolicySetting setting) {
    String section = level.section().isEmpty() ? "" : level.section() + ".";
    return file + " " + section + setting.label();
  }
}
