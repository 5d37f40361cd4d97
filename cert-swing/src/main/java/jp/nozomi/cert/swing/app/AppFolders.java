package jp.nozomi.cert.swing.app;

import java.nio.file.Path;
import jp.nozomi.cert.swing.policy.PolicySource;
import jp.nozomi.cert.swing.settings.SettingsFile;
import jp.nozomi.cert.swing.settings.SettingsLocks;
import jp.nozomi.cert.swing.settings.UserSettings;
import net.harawata.appdirs.AppDirs;
import net.harawata.appdirs.AppDirsFactory;

/**
 * Where the app keeps what is its own: for each OS user, not roaming, apart for each bank code.
 *
 * @param root the folder above those of the banks
 * @param policy where the administrator rules for every user of this PC
 */
public record AppFolders(Path root, PolicySource policy) {
  private static final String APP = "certapp";
  private static final String AUTHOR = "nozomi-cert";

  /**
   * Keeps everything in one folder, the administrator's {@code policy.json} too.
   *
   * @param root the folder
   */
  public AppFolders(Path root) {
    this(root, PolicySource.file(root.resolve("policy.json")));
  }

  /**
   * Finds the folder of the OS user who runs the app.
   *
   * @return the folders, none of them made yet
   */
  public static AppFolders ofThisUser() {
    AppDirs dirs = AppDirsFactory.getInstance();
    // Not roaming: a private key's journal is of use on the machine that has the key, only.
    return new AppFolders(
        Path.of(dirs.getUserDataDir(APP, null, AUTHOR, false)), PolicySource.ofThisMachine());
  }

  Path bank(String bankCode) {
    return root.resolve(bankCode);
  }

  /**
   * Gives where the starts of one bank's app meet.
   *
   * @param bankCode the bank
   * @return the folder, not made yet
   */
  public Path instance(String bankCode) {
    return bank(bankCode).resolve("instance");
  }

  /**
   * Gives where the dates of one bank's certificates are kept, for the reminder.
   *
   * @param bankCode the bank
   * @return the file, which need not exist
   */
  public Path expiryBook(String bankCode) {
    return bank(bankCode).resolve("expiry.json");
  }

  /** Where profiles are kept that an administrator's URL has given, by their hash. */
  Path profiles() {
    return root.resolve("profiles");
  }

  /** What the user chose, for all banks. */
  Path settings() {
    return root.resolve("settings.json");
  }

  /**
   * Reads what the user chose, without what an administrator settled.
   *
   * @param preset what holds where the user chose nothing
   * @return the settings
   */
  public UserSettings userSettings(UserSettings preset) {
    return SettingsFile.open(settings(), SettingsLocks.NONE, preset).current();
  }

  /** The folder above the journals, which keep each bank's apart themselves. */
  Path journals() {
    return root.resolve("journal");
  }

  Path defaultStore(String bankCode) {
    return bank(bankCode).resolve("certificates.p12");
  }
}
