package jp.nozomi.cert.keystore.pkcs12;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.Mount;
import jp.nozomi.cert.keystore.RealComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can go wrong with a file: each a typed error, and the file as it was. */
class Pkcs12FaultTest {
  private final Pkcs12Fixture fixture = new Pkcs12Fixture();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("store.p12");
  }

  @Test
  void aWrongPasswordIsRefusedAtOpening() throws Exception {
    fixture.install(file);

    assertRefused(() -> Pkcs12Fixture.open(file, "another"), StoreException.Reason.WRONG_PASSWORD);
  }

  @Test
  void anUnansweredPromptIsAWrongPassword() throws Exception {
    fixture.install(file);

    assertRefused(
        () -> Pkcs12Fixture.open(file, StorePrompt.none(), Duration.ofSeconds(1)),
        StoreException.Reason.WRONG_PASSWORD);
  }

  @Test
  void aNewFileNeedsAPassword() throws Exception {
    try (CertificateStore store = Pkcs12Fixture.open(file, "")) {
      assertRefused(store::checkWritable, StoreException.Reason.WRONG_PASSWORD);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void damageWithTheRightPasswordIsNoWrongPassword() throws Exception {
    fixture.install(file);
    byte[] bytes = Files.readAllBytes(file);
    // The last bytes are the MAC's salt and count; the digest stands just before them.
    bytes[bytes.length - 40] ^= 1;
    Files.write(file, bytes);

    assertRefused(() -> Pkcs12Fixture.open(file), StoreException.Reason.UNREADABLE);
  }

  @Test
  void aTruncatedFileIsUnreadable() throws Exception {
    fixture.install(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused(() -> Pkcs12Fixture.open(file), StoreException.Reason.UNREADABLE);
  }

  @Test
  void anEmptyFileIsUnreadable() throws Exception {
    Files.createFile(file);

    assertRefused(() -> Pkcs12Fixture.open(file), StoreException.Reason.UNREADABLE);
  }

  @Test
  void aFileWithoutAnEndIsUnreadable() throws Exception {
    assertRefused(() -> Pkcs12Fixture.open(Path.of("/dev/zero")), StoreException.Reason.UNREADABLE);
  }

  @Test
  void aHugeFileIsUnreadable() throws Exception {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.position(StoreFile.MAX_BYTES).write(ByteBuffer.wrap(new byte[] {0}));
    }

    assertRefused(() -> Pkcs12Fixture.open(file), StoreException.Reason.UNREADABLE);
  }

  @Test
  void aFolderIsUnreadable() {
    assertRefused(() -> Pkcs12Fixture.open(folder), StoreException.Reason.UNREADABLE);
  }

  @Test
  void aMissingPathIsABadLocation() {
    assertRefused(
        () -> CertificateStores.open("pkcs12:", StorePrompt.none()),
        StoreException.Reason.BAD_LOCATION);
  }

  @Test
  void aMissingFolderIsNotWritable() throws Exception {
    Path nowhere = folder.resolve("missing").resolve("store.p12");
    try (CertificateStore store = Pkcs12Fixture.open(nowhere)) {
      assertThat(store.list()).isEmpty();
      assertRefused(store::checkWritable, StoreException.Reason.NOT_WRITABLE);
      assertRefused(
          () -> store.createKey(Pkcs12Fixture.newName(), KeySpec.EC_P256),
          StoreException.Reason.NOT_WRITABLE);
    }
  }

  @Test
  void aReadOnlyFolderIsNotWritableButCanBeRead() throws Exception {
    RealComponent.requireMounting();
    StoredCertificate installed = fixture.install(file);
    byte[] before = Files.readAllBytes(file);
    try (Mount mount = Mount.readOnly(folder);
        CertificateStore store = Pkcs12Fixture.open(file)) {
      assertThat(store.list()).extracting(StoredCertificate::id).contains(installed.id());
      assertRefused(store::checkWritable, StoreException.Reason.NOT_WRITABLE);
      assertRefused(
          () -> store.createKey(Pkcs12Fixture.newName(), KeySpec.EC_P256),
          StoreException.Reason.NOT_WRITABLE);
      assertThat(mount.folder()).isEqualTo(folder);
    }
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFullDiskIsNoticedBeforeAnythingIsAsked() throws Exception {
    RealComponent.requireMounting();
    try (Mount mount = Mount.tiny(folder, 128)) {
      mount.fillUp();
      try (CertificateStore store = Pkcs12Fixture.open(file)) {
        assertRefused(store::checkWritable, StoreException.Reason.FULL);
      }
      assertThat(names(mount.folder())).containsOnly("filler", "store.p12.lock");
    }
  }

  @Test
  void aDiskThatGetsFullKeepsTheFileAndThePendingKey() throws Exception {
    RealComponent.requireMounting();
    try (Mount mount = Mount.tiny(folder, 128)) {
      KeyName name = Pkcs12Fixture.newName();
      try (CertificateStore store = Pkcs12Fixture.open(file)) {
        List<X509Certificate> chain =
            fixture.ca.issue(store.createKey(name, KeySpec.EC_P256).publicKey());
        byte[] before = Files.readAllBytes(file);
        mount.fillUp();

        assertRefused(() -> store.install(name, chain), StoreException.Reason.FULL);
        assertThat(file).hasBinaryContent(before);
        assertThat(names(mount.folder())).containsOnly("filler", "store.p12", "store.p12.lock");

        Files.delete(mount.folder().resolve("filler"));
        assertThat(store.install(name, chain).keyUsable()).isTrue();
      }
    }
  }

  @Test
  void aDiskFullAtTheFirstKeyLeavesNoFile() throws Exception {
    RealComponent.requireMounting();
    try (Mount mount = Mount.tiny(folder, 128)) {
      mount.fillUp();
      try (CertificateStore store = Pkcs12Fixture.open(file)) {
        assertRefused(
            () -> store.createKey(Pkcs12Fixture.newName(), KeySpec.EC_P256),
            StoreException.Reason.FULL);
      }
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void aLockThatAnotherProgramHoldsIsWaitedForInVain() throws Exception {
    StoredCertificate installed = fixture.install(file);
    try (FileChannel channel =
            FileChannel.open(folder.resolve("store.p12.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        CertificateStore store =
            Pkcs12Fixture.open(
                file, Pkcs12Fixture.answering(Pkcs12Fixture.PASSWORD), Duration.ofMillis(100))) {
      assertThat(lock.isValid()).isTrue();
      assertThat(store.list()).extracting(StoredCertificate::id).contains(installed.id());
      assertRefused(() -> store.delete(installed.id()), StoreException.Reason.LOCKED);
    }
  }

  @Test
  void aKeyMadeAndDiscardedLeavesNoFile() throws Exception {
    KeyName name = Pkcs12Fixture.newName();
    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      store.createKey(name, KeySpec.EC_P256);
      store.discardKey(name);
    }
    assertThat(names(folder)).containsOnly("store.p12.lock");
  }

  @Test
  void aLeftoverOfACrashIsReplaced() throws Exception {
    Files.writeString(folder.resolve("store.p12.part"), "half a file");

    fixture.install(file);
    assertThat(names(folder)).containsOnly("store.p12", "store.p12.lock");
  }

  @Test
  void aTemporaryLinkIsNotWrittenThrough() throws Exception {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Files.createSymbolicLink(folder.resolve("store.p12.part"), victim);

    fixture.install(file);
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void aKeyUnderANameThatIsTakenIsRefused() throws Exception {
    StoredCertificate installed = fixture.install(file);
    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      assertThatThrownBy(() -> store.createKey(installed.keyName().orElseThrow(), KeySpec.EC_P256))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aCountThatWouldTakeForeverIsRefused() throws Exception {
    fixture.install(file);
    byte[] bytes = Files.readAllBytes(file);
    // 210,000 is the INTEGER 02 03 03 34 50; the last one in the file is the MAC's.
    assertThat(Arrays.copyOfRange(bytes, bytes.length - 5, bytes.length))
        .containsExactly(2, 3, 3, 0x34, 0x50);
    bytes[bytes.length - 3] = 0x7f;
    Files.write(file, bytes);

    assertRefused(() -> Pkcs12Fixture.open(file), StoreException.Reason.UNREADABLE);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
