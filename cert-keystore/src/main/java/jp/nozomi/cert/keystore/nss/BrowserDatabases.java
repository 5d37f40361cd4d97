package jp.nozomi.cert.keystore.nss;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/** Where a user's browsers keep their databases. */
final class BrowserDatabases {
  private static final String FIREFOX = "firefox";
  private static final String DATABASE = "cert9.db";

  private final Path home;

  BrowserDatabases(Path home) {
    this.home = home;
  }

  /** The browsers go by the environment, not by the user data base. */
  static BrowserDatabases ofUser() {
    String home = System.getenv("HOME");
    return new BrowserDatabases(
        Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home));
  }

  /** Gives the folder that a location's path means; it may not exist yet. */
  Path folder(String path) throws StoreException {
    if (path.isEmpty()) {
      return chromium();
    }
    if (path.equals(FIREFOX)) {
      return firefox()
          .flatMap(FirefoxProfiles::preferred)
          .orElseThrow(() -> new StoreException(Reason.NOT_AVAILABLE, "no profile of Firefox"));
    }
    try {
      return Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StoreException(Reason.BAD_LOCATION, "not a path", e);
    }
  }

  /** Tells whether the folder that a location's path means has a database. */
  boolean exists(String path) {
    try {
      return isDatabase(folder(path));
    } catch (StoreException e) {
      // No folder, no database: opening says why.
      return false;
    }
  }

  /** Gives the folders of all databases that there are. */
  List<Path> existing() {
    List<Path> folders = new ArrayList<>(List.of(chromium()));
    firefoxFolders().map(FirefoxProfiles::new).forEach(profiles -> folders.addAll(profiles.all()));
    return folders.stream().filter(BrowserDatabases::isDatabase).distinct().toList();
  }

  private static boolean isDatabase(Path folder) {
    return Files.isRegularFile(folder.resolve(DATABASE));
  }

  /**
   * Gives the folder of Chromium's database, which may not exist yet: the old place if it is there
   * (crypto/nss_util.cc).
   */
  Path chromium() {
    Path old = home.resolve(".pki/nssdb");
    return Files.isDirectory(old) ? old : home.resolve(".local/share/pki/nssdb");
  }

  private Optional<FirefoxProfiles> firefox() {
    return firefoxFolders()
        .map(FirefoxProfiles::new)
        .filter(profiles -> profiles.preferred().isPresent())
        .findFirst();
  }

  private Stream<Path> firefoxFolders() {
    return Stream.of(
            ".mozilla/firefox",
            ".config/mozilla/firefox",
            "snap/firefox/common/.mozilla/firefox",
            ".var/app/org.mozilla.firefox/.mozilla/firefox")
        .map(home::resolve)
        .filter(Files::isDirectory);
  }
}
