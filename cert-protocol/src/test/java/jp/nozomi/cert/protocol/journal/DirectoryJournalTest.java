package jp.nozomi.cert.protocol.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryJournalTest {
  private static final Owner OWNER = new Owner("machine", "user", "9999");

  @TempDir Path folder;

  @Test
  void keepsAnEntryThroughEveryStep() throws Exception {
    JournalEntry entry = entry();
    write(entry);
    assertThat(read()).isEqualTo(entry);

    entry = entry.created(new PublicKeyHash("a".repeat(64)));
    write(entry);
    assertThat(read()).isEqualTo(entry);

    entry = entry.issued(Optional.of(Instant.parse("2030-01-01T00:00:00Z")), "PEM");
    write(entry);
    assertThat(read()).isEqualTo(entry);

    entry = entry.at(Step.PROVEN);
    write(entry);
    assertThat(read()).isEqualTo(entry);
  }

  @Test
  void forgetsARemovedEntry() throws Exception {
    JournalEntry entry = entry();
    write(entry);
    write(entry.created(new PublicKeyHash("a".repeat(64))));
    try (JournalHold hold = journal().hold()) {
      hold.remove(entry);
      assertThat(hold.entries()).isEmpty();
    }
  }

  @Test
  void belongsToItsOwnerAlone() throws Exception {
    write(entry());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("9999"))))
        .isEqualTo("rwx------");
    try (var files = Files.list(folder.resolve("9999"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void isHeldByOneAtATime() throws Exception {
    try (JournalHold held = journal().hold()) {
      assertThatThrownBy(() -> journal().hold())
          .isInstanceOfSatisfying(
              CodedException.class, e -> assertThat(e.code().code()).isEqualTo("N014e"));
      assertThat(held.entries()).isEmpty();
    }
    journal().hold().close();
  }

  @Test
  void staysLockedForOtherProcessesAfterARefusedHoldHere() throws Exception {
    try (JournalHold held = journal().hold()) {
      assertThatThrownBy(() -> journal().hold()).isInstanceOf(CodedException.class);
      assertThat(lockedElsewhere()).isTrue();
      assertThat(held.entries()).isEmpty();
    }
    assertThat(lockedElsewhere()).isFalse();
  }

  @Test
  void saysWhenItCanNotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new DirectoryJournal(file, OWNER, JournalObserver.NONE).hold())
        .isInstanceOfSatisfying(
            CodedException.class,
            e -> assertThat(e.failure().type()).isEqualTo("journal-unusable"));
  }

  private boolean lockedElsewhere() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockProbe.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    int exit = child.waitFor();
    assertThat(exit).isIn(LockProbe.FREE, LockProbe.LOCKED);
    return exit == LockProbe.LOCKED;
  }

  private DirectoryJournal journal() {
    return new DirectoryJournal(folder, OWNER, JournalObserver.NONE);
  }

  private void write(JournalEntry entry) throws Exception {
    try (JournalHold hold = journal().hold()) {
      hold.write(entry);
    }
  }

  private JournalEntry read() throws Exception {
    try (JournalHold hold = journal().hold()) {
      assertThat(hold.entries()).hasSize(1);
      assertThat(hold.entries().get(0).condition()).isEqualTo(Found.Condition.OWN);
      return hold.entries().get(0).entry().orElseThrow();
    }
  }

  private static JournalEntry entry() {
    return JournalEntry.prepared(
        UUID.randomUUID(),
        OWNER,
        Instant.parse("2026-11-23T01:02:03Z"),
        Optional.of(new CertificateId("b".repeat(64))),
        new StoreLocation("pkcs12", "/tmp/証明書 1.p12"),
        KeyName.random(new SecureRandom()));
  }
}
