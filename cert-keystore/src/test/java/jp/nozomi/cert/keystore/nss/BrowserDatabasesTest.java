package jp.nozomi.cert.keystore.nss;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places where browsers keep their databases. */
class BrowserDatabasesTest {
  @TempDir private Path home;
  private BrowserDatabases databases;

  @BeforeEach
  void lookIntoTheHome() {
    databases = new BrowserDatabases(home);
  }

  @Test
  void chromiumOfTodayLooksIntoTheUsersData() throws Exception {
    assertThat(databases.folder("")).isEqualTo(home.resolve(".local/share/pki/nssdb"));
  }

  @Test
  void chromiumsOldPlaceWinsIfItIsThere() throws Exception {
    Path old = Files.createDirectories(home.resolve(".pki/nssdb"));

    assertThat(databases.folder("")).isEqualTo(old);
  }

  @Test
  void firefoxOpensTheDefaultOfItsInstallation() throws Exception {
    Path root = firefox(".mozilla/firefox", "old", "chosen");
    Files.writeString(
        root.resolve("installs.ini"), "[4F96D1932A9F858E]\nDefault=chosen\nLocked=1\n");

    assertThat(databases.folder("firefox")).isEqualTo(root.resolve("chosen"));
  }

  @Test
  void firefoxNamesItsInstallationInTheProfilesToo() throws Exception {
    Path root = firefox(".config/mozilla/firefox", "old", "chosen");
    append(root, "[Install4F96D1932A9F858E]\nDefault=chosen\n");

    assertThat(databases.folder("firefox")).isEqualTo(root.resolve("chosen"));
  }

  @Test
  void olderFirefoxMarksADefaultProfile() throws Exception {
    Path root = firefox("snap/firefox/common/.mozilla/firefox", "first");
    Files.createDirectories(root.resolve("marked"));
    append(root, "[Profile9]\nName=x\nIsRelative=1\nPath=marked\nDefault=1\n");

    assertThat(databases.folder("firefox")).isEqualTo(root.resolve("marked"));
  }

  @Test
  void aProfileElsewhereIsFound() throws Exception {
    Path root = firefox(".mozilla/firefox");
    Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
    append(root, "[Profile0]\nIsRelative=0\nPath=" + elsewhere + "\n");

    assertThat(databases.folder("firefox")).isEqualTo(elsewhere);
  }

  @Test
  void withoutFirefoxThereIsNoProfile() {
    assertRefused(() -> databases.folder("firefox"), StoreException.Reason.NOT_AVAILABLE);
  }

  @Test
  void damagedProfilesNameNothing() throws Exception {
    Path root = firefox(".mozilla/firefox");
    append(root, "[Profile0\n=\nPath\n\0\n[]\nPath=\0\n");

    assertRefused(() -> databases.folder("firefox"), StoreException.Reason.NOT_AVAILABLE);
  }

  @Test
  void discoveryListsEveryDatabaseThatExists() throws Exception {
    Path chromium = Files.createDirectories(home.resolve(".local/share/pki/nssdb"));
    Path root = firefox(".mozilla/firefox", "used", "never-used");
    Files.createFile(chromium.resolve("cert9.db"));
    Files.createFile(root.resolve("used/cert9.db"));

    assertThat(databases.existing()).containsExactly(chromium, root.resolve("used"));
  }

  private Path firefox(String place, String... profiles) throws IOException {
    Path root = Files.createDirectories(home.resolve(place));
    Files.writeString(root.resolve("profiles.ini"), "[General]\nStartWithLastProfile=1\n\n");
    for (int i = 0; i < profiles.length; i++) {
      Files.createDirectories(root.resolve(profiles[i]));
      append(
          root,
          "[Profile%d]\nName=%s\nIsRelative=1\nPath=%s\n\n".formatted(i, profiles[i], profiles[i]));
    }
    return root;
  }

  private static void append(Path root, String text) throws IOException {
    Path file = root.resolve("profiles.ini");
    Files.writeString(file, Files.readString(file) + text);
  }
}
