package jp.nozomi.cert.keystore.nss;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.keystore.Mount;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.TestCa;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases in all states that a user's may be in. */
class NssFaultTest {
  private final TestCa ca = new TestCa();

  @TempDir private Path folder;

  @BeforeEach
  void requireNss() {
    NssTools.require(folder, "");
  }

  @Test
  void aMissingDatabaseIsMadeWithoutTools() throws Exception {
    Path missing = folder.resolve("home/.local/share/pki/nssdb");
    install(missing, StorePrompt.none());

    assertThat(NssTools.require(missing, "").list()).contains("nozomi-");
    assertThat(missing.resolve("cert9.db")).isRegularFile();
    assertThat(missing.resolve("key4.db")).isRegularFile();
  }

  @Test
  void theProtectionIsAdvisoryAndSaysSo() throws Exception {
    try (CertificateStore store = open(folder, StorePrompt.none())) {
      assertThat(store.capabilities().protection()).isEqualTo(Protection.ADVISORY);
      assertThat(store.capabilities().browserVisible()).isTrue();
    }
  }

  @Test
  void aPrimaryPasswordIsAskedFor() throws Exception {
    new NssTools(folder, "primary secret").create();

    install(folder, answering("primary secret"));
    assertThat(new NssTools(folder, "primary secret").list()).contains("nozomi-");
  }

  @Test
  void aWrongPrimaryPasswordIsRefused() throws Exception {
    new NssTools(folder, "primary secret").create();

    assertRefused(() -> open(folder, answering("wrong")), StoreException.Reason.WRONG_PASSWORD);
    assertRefused(() -> open(folder, StorePrompt.none()), StoreException.Reason.WRONG_PASSWORD);
  }

  @Test
  void severalDatabasesInOneProcessStayApart() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second [of two] > 'quoted'");
    try (CertificateStore one = open(first, StorePrompt.none());
        CertificateStore other = open(second, StorePrompt.none())) {
      KeyName name = KeyName.random(new SecureRandom());
      one.install(name, ca.issue(one.createKey(name, KeySpec.EC_P256).publicKey()));

      assertThat(one.list()).hasSize(1);
      assertThat(other.list()).isEmpty();
      assertThat(other.findKey(name)).isEmpty();
    }
    assertThat(second.resolve("key4.db")).isRegularFile();
  }

  @Test
  void aFolderThatCanNotBeMadeIsNotWritable() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertRefused(
        () -> open(file.resolve("nssdb"), StorePrompt.none()), StoreException.Reason.NOT_WRITABLE);
  }

  @Test
  void aReadOnlyProfileIsNotWritable() throws Exception {
    RealComponent.requireMounting();
    install(folder, StorePrompt.none());
    try (Mount mount = Mount.readOnly(folder);
        CertificateStore store = open(mount.folder(), StorePrompt.none())) {
      assertThat(store.list()).hasSize(1);
      assertRefused(store::checkWritable, StoreException.Reason.NOT_WRITABLE);
      assertRefused(
          () -> store.createKey(KeyName.random(new SecureRandom()), KeySpec.EC_P256),
          StoreException.Reason.NOT_WRITABLE);
    }
  }

  @Test
  void aFullDiskIsNoticedAndLeavesThePendingKey() throws Exception {
    RealComponent.requireMounting();
    try (Mount mount = Mount.tiny(folder, 1024)) {
      KeyName name = KeyName.random(new SecureRandom());
      try (CertificateStore store = open(folder, StorePrompt.none())) {
        List<X509Certificate> chain = ca.issue(store.createKey(name, KeySpec.EC_P256).publicKey());
        mount.fillUp();

        assertRefused(store::checkWritable, StoreException.Reason.FULL);
        assertRefused(() -> store.install(name, chain), StoreException.Reason.FULL);

        Files.delete(mount.folder().resolve("filler"));
        assertThat(store.install(name, chain).keyUsable()).isTrue();
      }
    }
  }

  @Test
  void aDatabaseThatAnotherProgramKeepsLockedIsReported() throws Exception {
    assumeTrue(Boolean.getBoolean("cert.full"), "NSS waits for half a minute: full tier only");
    install(folder, StorePrompt.none());
    try (CertificateStore store = open(folder, StorePrompt.none())) {
      try (LockedDatabase holder = LockedDatabase.lock(folder.resolve("key4.db"))) {
        assertThat(holder.isAlive()).isTrue();
        assertRefused(
            () -> store.createKey(KeyName.random(new SecureRandom()), KeySpec.EC_P256),
            StoreException.Reason.LOCKED);
      }
    }
  }

  private void install(Path database, StorePrompt prompt) throws StoreException {
    try (CertificateStore store = open(database, prompt)) {
      KeyName name = KeyName.random(new SecureRandom());
      store.install(name, ca.issue(store.createKey(name, KeySpec.EC_P256).publicKey()));
    }
  }

  private static CertificateStore open(Path database, StorePrompt prompt) throws StoreException {
    return CertificateStores.open("nss:" + database, prompt);
  }

  private static StorePrompt answering(String password) {
    return (location, creating) -> Optional.of(Secret.take(password.toCharArray()));
  }
}
