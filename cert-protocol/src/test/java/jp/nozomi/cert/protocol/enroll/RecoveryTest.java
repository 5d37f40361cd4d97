package jp.nozomi.cert.protocol.enroll;

import static jp.nozomi.cert.testkit.ca.CertificateStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final String REQUESTED = "journal REQUESTED written";
  private static final String ISSUED = "journal ISSUED written";
  private static final String INSTALLED = "journal INSTALLED written";

  @TempDir Path folder;
  private FakeBank bank;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
  }

  @AfterEach
  void close() throws Exception {
    bank.close();
  }

  @Test
  void hasNothingToDoWithoutAJournal() throws Exception {
    assertThat(recover(Desk.PROMPT)).isEmpty();
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void needsNoSession() throws Exception {
    CrashScene scene = crashed(ISSUED);
    bank.expireSessions();
    assertThat(scene.recover("without its session")).isEqualTo("one certificate");
  }

  @Test
  void finishesAfterAWeekOffline() throws Exception {
    CrashScene scene = crashed(ISSUED);
    bank.clock().advance(Duration.ofDays(6));
    assertThat(scene.recover("after six days")).isEqualTo("one certificate");
  }

  @Test
  void tellsThatTheBankGaveUpAnUnconfirmedOrder() throws Exception {
    CrashScene scene = crashed(INSTALLED);
    bank.clock().advance(Duration.ofDays(30));

    assertThat(recover(Desk.PROMPT))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.kind()).isEqualTo(RecoveryOutcome.Kind.REVOKED);
              assertThat(outcome.failure().orElseThrow().code().code()).isEqualTo("N021e");
            });
    assertThat(scene.certificates().live()).isEmpty();
    try (CertificateStore store = Desk.openStore(folder)) {
      assertThat(store.list()).isEmpty();
    }
  }

  @Test
  void neverLosesACertificateThatLoggedIn() throws Exception {
    CrashScene scene = crashed("journal PROVEN written");
    bank.clock().advance(Duration.ofDays(30));
    assertThat(scene.recover("a month after its login")).isEqualTo("one certificate");
  }

  @Test
  void closesAnOrderThatWasNeverSent() throws Exception {
    CrashScene scene = crashed(REQUESTED);
    assertThat(scene.recover("before sending")).isEqualTo("nothing issued");
  }

  @Test
  void staysPendingWithoutTheStoresPassword() throws Exception {
    CrashScene scene = crashed(ISSUED);

    assertThat(recover(StorePrompt.none()))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.kind()).isEqualTo(RecoveryOutcome.Kind.PENDING);
              Failure failure = outcome.failure().orElseThrow();
              assertThat(failure.code().code()).isEqualTo("N010e");
              assertThat(failure.revocation()).isEqualTo(Failure.Revocation.IF_NOT_RECOVERED);
            });
    assertThat(scene.recover("with the password")).isEqualTo("one certificate");
  }

  @Test
  void doesNotDenyTheCertificateWhileItsStoreCanNotBeRead() throws Exception {
    CrashScene scene = crashed(ISSUED);
    Path store = folder.resolve("store.p12");
    byte[] whole = Files.readAllBytes(store);
    Files.writeString(store, "no store");

    assertThat(recover(Desk.PROMPT))
        .singleElement()
        .satisfies(
            outcome -> {
              Failure failure = outcome.failure().orElseThrow();
              assertThat(failure.code()).isEqualTo(ErrorCode.RECOVERY_PENDING);
              assertThat(failure.type()).isEqualTo("store-unreadable");
              assertThat(failure.revocation()).isEqualTo(Failure.Revocation.IF_NOT_RECOVERED);
            });
    Files.write(store, whole);
    assertThat(scene.recover("with its store")).isEqualTo("one certificate");
  }

  @Test
  void staysPendingWhileTheBankIsAway() throws Exception {
    CrashScene scene = crashed(ISSUED);
    try (EnrollmentClient client = toClosedPort()) {
      assertThat(client.recover(Desk.PROMPT, Desk.demo()))
          .singleElement()
          .satisfies(
              outcome -> {
                assertThat(outcome.kind()).isEqualTo(RecoveryOutcome.Kind.PENDING);
                assertThat(outcome.certificate()).isPresent();
              });
    }
    assertThat(scene.recover("once it is back")).isEqualTo("one certificate");
  }

  @Test
  void givesAnOrderUpWhoseReplyIsStillTooLongAfterAWeek() throws Exception {
    bank.faults().add(Fault.BODY_10_MB, When.calling(Endpoint.CERTIFICATE));
    bank.faults().add(Fault.BODY_10_MB, When.calling(Endpoint.RECOVER));
    try (Desk desk = Desk.at(folder, bank)) {
      assertThatThrownBy(() -> desk.issue(Desk.demo())).isInstanceOf(CodedException.class);
    }
    assertThat(recover(Desk.PROMPT))
        .extracting(RecoveryOutcome::kind)
        .containsExactly(RecoveryOutcome.Kind.PENDING);
    assertThat(bank.issued()).singleElement().matches(one -> one.status() == VALID);

    bank.clock().advance(Duration.ofDays(6));
    assertThat(recover(Desk.PROMPT))
        .extracting(RecoveryOutcome::kind)
        .containsExactly(RecoveryOutcome.Kind.PENDING);
    bank.clock().advance(Duration.ofDays(2));
    assertThat(recover(Desk.PROMPT))
        .extracting(RecoveryOutcome::kind)
        .containsExactly(RecoveryOutcome.Kind.REVOKED);

    assertThat(bank.issued()).noneMatch(one -> one.status() == VALID);
    assertThat(generations()).isEmpty();
  }

  @Test
  void neverGivesUpACertificateThatItHas() throws Exception {
    CrashScene scene = crashed("journal PROVEN written");
    bank.clock().advance(Duration.ofDays(8));
    bank.faults().add(Fault.BODY_10_MB, When.calling(Endpoint.RECOVER));
    assertThat(recover(Desk.PROMPT))
        .extracting(RecoveryOutcome::kind)
        .containsExactly(RecoveryOutcome.Kind.PENDING);

    bank.faults().clear();
    assertThat(scene.recover("once the reply is short")).isEqualTo("one certificate");
  }

  @Test
  void survivesATornGeneration() throws Exception {
    CrashScene scene = crashed(ISSUED);
    Path newest = generations().max(java.util.Comparator.comparing(this::sequence)).orElseThrow();
    byte[] torn = Files.readAllBytes(newest);
    Files.write(newest, java.util.Arrays.copyOf(torn, torn.length / 2));
    assertThat(scene.recover("from the older generation")).isEqualTo("one certificate");
  }

  @Test
  void detectsAChangedEntry() throws Exception {
    crashed(ISSUED);
    for (Path file : generations().toList()) {
      Files.writeString(
          file,
          Files.readString(file)
              .replace("\"ISSUED\"", "\"PROVEN\"")
              .replace("\"REQUESTED\"", "\"PROVEN\""));
    }
    assertForeign("journal-damaged");
  }

  @Test
  void reportsAnEntryOfANewerVersion() throws Exception {
    crashed(ISSUED);
    for (Path file : generations().toList()) {
      Files.writeString(
          file, Files.readString(file).replaceFirst("\"format\" : 1", "\"format\" : 2"));
    }
    assertForeign("journal-newer");
  }

  @Test
  void reportsAnotherMachinesEntry() throws Exception {
    Owner other = new Owner("another machine", System.getProperty("user.name"), "9999");
    DirectoryJournal journal =
        new DirectoryJournal(Desk.journal(folder), other, JournalObserver.NONE);
    try (JournalHold hold = journal.hold()) {
      hold.write(
          JournalEntry.prepared(
              java.util.UUID.randomUUID(),
              other,
              Instant.now(),
              Optional.empty(),
              new StoreLocation("pkcs12", "elsewhere.p12"),
              KeyName.random(new java.security.SecureRandom())));
    }
    assertForeign("journal-foreign");
  }

  @Test
  void saysWhatIsInProgressAndLeavesItAlone() throws Exception {
    crashed(ISSUED);
    DirectoryJournal journal =
        new DirectoryJournal(Desk.journal(folder), Owner.current("9999"), JournalObserver.NONE);
    try (JournalHold busy = journal.hold()) {
      CodedException e = catchThrowableOfType(CodedException.class, () -> recover(Desk.PROMPT));
      assertThat(e.code()).isEqualTo(ErrorCode.ENROLLMENT_IN_PROGRESS);
      assertThat(busy.entries()).hasSize(1);
    }
  }

  @Test
  void keepsNoSecretInTheJournal() throws Exception {
    crashed(ISSUED);
    for (Path file : generations().toList()) {
      assertThat(Files.readString(file)).doesNotContain("password", "PRIVATE", "Bearer");
    }
  }

  private void assertForeign(String type) throws Exception {
    assertThat(recover(Desk.PROMPT))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.kind()).isEqualTo(RecoveryOutcome.Kind.FOREIGN);
              assertThat(outcome.failure().orElseThrow().type()).isEqualTo(type);
            });
    assertThat(generations()).isNotEmpty();
  }

  private CrashScene crashed(String point) throws Exception {
    CrashScene scene = CrashScene.of(bank, folder, "demo01", Operation.ISSUE);
    assertThat(scene.simulate(CrashPoint.simulated(point))).contains(point);
    return scene;
  }

  private List<RecoveryOutcome> recover(StorePrompt prompt) throws Exception {
    try (EnrollmentClient client = Desk.builder(folder, bank).build()) {
      return client.recover(prompt, Desk.demo());
    }
  }

  private EnrollmentClient toClosedPort() throws Exception {
    String away = bank.profileJson().replace(bank.baseUrl(), "https://localhost:1");
    return EnrollmentClient.builder(
            jp.nozomi.cert.core.profile.BankProfile.parse(away.getBytes(StandardCharsets.UTF_8)))
        .journal(Desk.journal(folder))
        .http(Desk.quick())
        .build();
  }

  private Stream<Path> generations() throws Exception {
    try (Stream<Path> files = Files.list(Desk.journal(folder).resolve("9999"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  private long sequence(Path file) {
    try {
      return Long.parseLong(
          Files.readString(file).replaceAll("(?s).*\"sequence\" : (\\d+).*", "$1"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
