package jp.nozomi.cert.swing.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.swing.app.BoundedFile;
import jp.nozomi.cert.swing.app.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of one OS user, and the file that they are remembered in. Thread-safe. */
public final class SettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final int MOST_BYTES = 64 * 1024;

  private final Path file;
  private final SettingsLocks locks;
  private volatile UserSettings chosen;

  private SettingsFile(Path file, SettingsLocks locks, UserSettings chosen) {
    this.file = file;
    this.locks = locks;
    this.chosen = chosen;
  }

  /**
   * Reads the settings. A file that can not be read is told in the log and counts as none: looks
   * and proxies can be chosen anew, and nobody is kept from their certificate by them.
   *
   * @param file the file, which need not exist
   * @param locks what the administrator settled
   * @param preset what holds as long as there is no file
   * @return the settings
   */
  public static SettingsFile open(Path file, SettingsLocks locks, UserSettings preset) {
    return new SettingsFile(file, locks, Files.exists(file) ? read(file) : preset);
  }

  /**
   * Gives what holds now.
   *
   * @return the user's choice, but for what is locked
   */
  public UserSettings current() {
    return locks.over(chosen);
  }

  /**
   * Tells what the user may not change.
   *
   * @return the administrator's choice
   */
  public SettingsLocks locks() {
    return locks;
  }

  /**
   * Lets other settings hold in this run, or until some are saved: a start's options.
   *
   * @param settings the settings
   */
  public void use(UserSettings settings) {
    chosen = settings;
  }

  /**
   * Remembers settings, which hold from now on.
   *
   * @param settings the settings
   * @throws IOException if they can not be written; then nothing has changed
   */
  public synchronized void save(UserSettings settings) throws IOException {
    UserSettings own = locks.under(settings, chosen);
    WholeFile.write(file, new String(JsonWriter.pretty(own.toJson()), StandardCharsets.UTF_8));
    chosen = own;
  }

  private static UserSettings read(Path file) {
    try {
      return UserSettings.of(
          new JsonReader(JsonLimits.MESSAGE).readObject(BoundedFile.read(file, MOST_BYTES)));
    } catch (JsonException | IOException e) {
      LOG.warn("the settings in {} can not be read", file, e);
      return UserSettings.DEFAULT;
    }
  }
}
