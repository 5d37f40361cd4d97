package jp.nozomi.cert.protocol.preflight;

import static jp.nozomi.cert.protocol.preflight.BrokenNetworkTest.assertNamed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each test breaks one thing at the bank or on the PC, which the preflight has to name. */
@Timeout(120)
class BrokenPcTest {
  @TempDir Path folder;
  private Clinic clinic;

  @BeforeEach
  void open() throws Exception {
    clinic = new Clinic(folder);
  }

  @AfterEach
  void close() throws Exception {
    clinic.close();
  }

  @Test
  void findsNothingWrongWhereNothingIs() throws Exception {
    clinic.install(Instant.now());

    PreflightReport report = Clinic.run(clinic.preflight());

    assertThat(report.checks()).allMatch(result -> result.outcome() == Outcome.OK);
    assertThat(report.monitoring()).isEqualTo(Monitoring.OK);
    assertThat(Clinic.line(report, CheckId.TLS)).contains("securely over TLSv1.3");
    assertThat(Clinic.line(report, CheckId.CERTIFICATES)).contains("(366 days left)");
  }

  @Test
  void asksTheBankForItsDirectoryOnly() throws Exception {
    Clinic.run(clinic.preflight());

    assertThat(clinic.bank.requests().all())
        .allMatch(request -> request.path().equals("/.well-known/cert-enroll"));
  }

  @Test
  void namesAMaintenance() throws Exception {
    Instant until = Instant.parse("2099-01-02T03:04:05Z");
    clinic.bank.maintenance(until);

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(
        report,
        CheckId.DIRECTORY,
        "maintenance",
        "under maintenance (until 2099-01-02 12:04:05 JST)");
  }

  @Test
  void namesAnAppThatIsTooOld() throws Exception {
    clinic.bank.minimumClient("1.0.1");

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(
        report,
        CheckId.DIRECTORY,
        "client-too-old",
        "(1.0.0) is too old; 1.0.1 or later is needed.");
  }

  @Test
  void namesAnotherBanksServer() throws Exception {
    PreflightReport report = Clinic.run(clinic.with("\"9999\"", "\"1234\"").preflight());

    assertNamed(report, CheckId.DIRECTORY, "other-bank", "Another bank's server replied.");
  }

  @Test
  void namesABankThatOffersNothing() throws Exception {
    clinic.bank.offer(false, false);

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(report, CheckId.DIRECTORY, "nothing-offered", "neither issuing nor renewing");
  }

  @Test
  void namesAClockThatIsAnHourFast() throws Exception {
    Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    PreflightReport report = Clinic.run(clinic.preflight().clock(fast));

    assertNamed(report, CheckId.CLOCK, "wrong", "differs from the server's by 36");
    assertThat(Long.parseLong(report.of(CheckId.CLOCK).facts().get("differenceSeconds")))
        .isBetween(3_590L, 3_610L);
    assertThat(report.monitoring()).isEqualTo(Monitoring.WARNING);
  }

  @Test
  void namesAStoreThatCanNotBeWritten() throws Exception {
    // What has no permission would still be written where tests run as root.
    Files.createDirectories(folder.resolve("store.p12.part").resolve("in the way"));

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(report, CheckId.STORE, "not-writable", "The certificate store can not be written");
  }

  @Test
  void namesAStoreThatIsNone() throws Exception {
    Files.writeString(folder.resolve("store.p12"), "not a store");

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(report, CheckId.STORE, "unreadable", "can not be read");
    assertThat(report.of(CheckId.CERTIFICATES).facts()).containsEntry("because", "store");
  }

  @Test
  void namesAWrongStorePassword() throws Exception {
    clinic.install(Instant.now());

    PreflightReport report =
        Clinic.run(
            clinic
                .preflight()
                .store(
                    () ->
                        CertificateStores.open(
                            "pkcs12:" + folder.resolve("store.p12"), StorePrompt.none())));

    assertNamed(report, CheckId.STORE, "password", "wrong or was not given");
  }

  @Test
  void namesABackendWhoseNativePartIsMissing() throws Exception {
    PreflightReport report =
        Clinic.run(
            clinic
                .preflight()
                .store(
                    () -> {
                      throw new UnsatisfiedLinkError("no such library");
                    }));

    assertNamed(
        report,
        CheckId.STORE,
        "not-available",
        "can not be used (the part that handles this store is broken).");
  }

  @Test
  void namesAProtectionThatIsTooWeak() throws Exception {
    clinic.with("\"minimumProtection\" : \"file\"", "\"minimumProtection\" : \"enforced\"");

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(
        report,
        CheckId.STORE,
        "protection-too-weak",
        "It has: protected by a password. The bank demands: can not be copied.");
  }

  @Test
  void boundsAStoreThatHangs() throws Exception {
    CountDownLatch never = new CountDownLatch(1);

    PreflightReport report =
        Clinic.run(
            clinic
                .preflight()
                .localTimeout(Duration.ofSeconds(1))
                .store(
                    () -> {
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      throw new StoreException(StoreException.Reason.GONE, "woken up");
                    }));

    assertNamed(report, CheckId.STORE, "timed-out", "does not answer within 1 seconds.");
  }

  @Test
  void namesAnInterruptedEnrolment() throws Exception {
    write(Owner.current("9999"));

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(report, CheckId.JOURNAL, "pending", "Interrupted procedures: 1.");
    assertThat(report.of(CheckId.JOURNAL).items())
        .singleElement()
        .satisfies(item -> assertThat(item).containsEntry("step", "prepared"));
  }

  @Test
  void tellsAnEnrolmentOfAnotherPcApart() throws Exception {
    write(new Owner("another machine", "clerk", "9999"));

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(report, CheckId.JOURNAL, "foreign", "not this user's on this PC");
  }

  @Test
  void tellsAnEnrolmentThatIsUnderWay() throws Exception {
    try (JournalHold hold = journal(Owner.current("9999")).hold()) {
      PreflightReport report = Clinic.run(clinic.preflight());

      assertThat(hold.entries()).isEmpty();
      assertNamed(report, CheckId.JOURNAL, "in-use", "Another process is at work");
    }
  }

  @Test
  void leavesNoJournalBehind() throws Exception {
    Clinic.run(clinic.preflight());

    assertThat(folder.resolve("journal")).doesNotExist();
  }

  @Test
  void warnsOfACertificateThatCanBeRenewed() throws Exception {
    clinic.install(Instant.now().minus(Duration.ofDays(340)));

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(report, CheckId.CERTIFICATES, "renewable", "(26 days left)");
    assertThat(report.monitoring(CheckId.CERTIFICATES).exitCode()).isEqualTo(1);
  }

  @Test
  void alarmsWhenACertificateEndsThisWeek() throws Exception {
    clinic.install(Instant.now().minus(Duration.ofDays(360)));

    PreflightReport report = Clinic.run(clinic.preflight());

    assertNamed(report, CheckId.CERTIFICATES, "ending", "(6 days left)");
    assertThat(report.monitoring(CheckId.CERTIFICATES).exitCode()).isEqualTo(2);
  }

  @Test
  void countsExpiryByTheServersClock() throws Exception {
    clinic.install(Instant.now());
    Duration beyond = Duration.ofDays(367);
    clinic.bank.clock().advance(beyond);

    PreflightReport report = Clinic.run(clinic.preflight());

    assertThat(report.of(CheckId.CERTIFICATES).cause()).isEqualTo("expired");
    assertThat(report.of(CheckId.CLOCK).cause()).isEqualTo("wrong");
  }

  @Test
  void forgetsACertificateThatWasRenewed() throws Exception {
    clinic.install(Instant.now().minus(Duration.ofDays(360)));
    clinic.install(Instant.now());

    PreflightReport report = Clinic.run(clinic.preflight());

    assertThat(report.of(CheckId.CERTIFICATES).cause()).isEqualTo("ok");
    assertThat(report.of(CheckId.CERTIFICATES).items()).hasSize(1);
  }

  @Test
  void namesSoftwareThatBreaksRenewals() throws Exception {
    List<String> installed = List.of("HP SimplePass PE 2011", "A text editor");

    PreflightReport report = Clinic.run(clinic.preflight().software(() -> Optional.of(installed)));

    assertNamed(
        report, CheckId.SOFTWARE, "conflicting", "may break renewals: HP SimplePass PE 2011");
  }

  @Test
  void tellsThatTheSoftwareIsNotKnown() throws Exception {
    PreflightReport report =
        Clinic.run(
            clinic
                .preflight()
                .software(
                    () -> {
                      throw new IOException("no registry");
                    }));

    assertNamed(report, CheckId.SOFTWARE, "unknown", "could not be checked");
  }

  private DirectoryJournal journal(Owner owner) {
    return new DirectoryJournal(folder.resolve("journal"), owner, JournalObserver.NONE);
  }

  private void write(Owner owner) throws Exception {
    try (JournalHold hold = journal(owner).hold()) {
      hold.write(
          JournalEntry.prepared(
              UUID.randomUUID(),
              owner,
              Instant.now(),
              Optional.empty(),
              new StoreLocation("pkcs12", ""),
              KeyName.random(new SecureRandom())));
    }
  }
}
