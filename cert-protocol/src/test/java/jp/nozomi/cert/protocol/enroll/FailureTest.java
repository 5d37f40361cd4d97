package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import jp.nozomi.cert.core.certificate.CertificateRejectedException;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorTexts;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input and failures: each has a code and a remedy, and leaves nothing half done. */
class FailureTest {
  private static final String DIRECTORY = "/.well-known/cert-enroll";

  @TempDir Path folder;
  private final MemoryStore store = new MemoryStore();
  private HttpSettings settings = Desk.quick();
  private FakeBank bank;
  private Meddler meddler;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
    meddler = new Meddler(bank);
  }

  @AfterEach
  void close() throws Exception {
    meddler.close();
    bank.close();
  }

  @Test
  void wrongPassword() {
    Failure failure = fails("N001e", login("demo01", "wrong"));
    assertThat(failure.attemptsLeft().orElseThrow()).isPositive();
  }

  @Test
  void unknownCustomer() {
    fails("N001e", login("nobody", "password"));
  }

  @Test
  void lockedCustomer() {
    while (!bank.isLocked("demo01")) {
      failure(login("demo01", "wrong"));
    }
    fails("N003e", login("demo01", "password"));
  }

  @Test
  void emptyPassword() {
    assertThat(fails("G006e", login("demo01", "")).facts())
        .containsEntry("field", "password")
        .containsEntry("violation", "empty");
    assertThat(bank.requests().count(Endpoint.ANSWERS)).isZero();
  }

  @Test
  void overLongLoginId() {
    assertThat(fails("G006e", login("a".repeat(65), "password")).facts())
        .containsEntry("field", "loginId")
        .containsEntry("violation", "too-long");
    assertThat(bank.requests().count(Endpoint.ANSWERS)).isZero();
  }

  @Test
  void forbiddenCharacters() {
    assertThat(fails("G006e", login("demo 01", "password")).facts())
        .containsEntry("violation", "forbidden-character");
    assertThat(bank.requests().count(Endpoint.ANSWERS)).isZero();
  }

  @Test
  void fullWidthLoginIdIsNoMistake() throws Exception {
    issue(login("ｄｅｍｏ０１", "password"));
    assertThat(bank.issuedTo("demo01")).hasSize(1);
  }

  @Test
  void unreachableServer() throws Exception {
    String profile = bank.profileJson();
    bank.close();
    try (EnrollmentClient client =
        EnrollmentClient.builder(BankProfile.parse(profile.getBytes(StandardCharsets.UTF_8)))
            .withoutJournal()
            .http(Desk.quick())
            .build()) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () -> client.issue(store, Optional.empty(), Desk.demo(), new Cancellation()));
      assertThat(e.code().code()).isEqualTo("G008e");
      assertThat(e.failure().type()).isEqualTo("unreachable");
    }
  }

  @Test
  void unexpectedServerError() {
    meddler.answering(DIRECTORY, 500, "text/html", "<h1>oops</h1>");
    fails("G005e", Desk.demo());
  }

  @Test
  void busyServerWithATime() {
    meddler.doing(
        (exchange, path) -> {
          exchange.getResponseHeaders().set("Retry-After", "3600");
          Meddler.send(exchange, 503, new byte[0]);
          return true;
        });
    assertThat(fails("G008e", Desk.demo()).retryAt().orElseThrow())
        .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
  }

  @Test
  void maintenanceWithATime() {
    Instant until = Instant.parse("2030-01-01T00:00:00Z");
    bank.maintenance(until);
    assertThat(fails("G005e", Desk.demo()).retryAt()).contains(until);
  }

  @Test
  void garbageInPlaceOfJson() {
    meddler.answering(DIRECTORY, 200, "application/json", "{\"protocol\": 1,");
    fails("G005e", Desk.demo());
  }

  @Test
  void duplicateMembers() {
    meddler.answering(DIRECTORY, 200, "application/json", "{\"protocol\": 1, \"protocol\": 1}");
    fails("G005e", Desk.demo());
  }

  @Test
  void tenMegabytesOfBody() {
    meddler.answering(DIRECTORY, 200, "application/json", " ".repeat(10_000_000));
    assertThat(fails("G005e", Desk.demo()).type()).isEqualTo("reply-too-long");
  }

  @Test
  void bodyThatNeverEnds() {
    meddler.doing(
        (exchange, path) -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (true) {
              exchange.getResponseBody().write(' ');
              exchange.getResponseBody().flush();
              Thread.sleep(100);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return true;
        });
    settings =
        settings.withTimeouts(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(1_500));
    long began = System.nanoTime();
    assertThat(fails("G008e", Desk.demo()).type()).isEqualTo("timed-out");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void redirectToAnotherHost() {
    meddler.doing(
        (exchange, path) -> {
          exchange.getResponseHeaders().set("Location", bank.directoryUrl());
          Meddler.send(exchange, 302, new byte[0]);
          return true;
        });
    assertThat(fails("G005e", Desk.demo()).type()).isEqualTo("redirect");
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void linkToAnotherHost() throws Exception {
    meddler.answering(
        DIRECTORY,
        200,
        "application/json",
        directory().replace(bank.baseUrl() + "/enroll/sessions", "https://evil.example/sessions"));
    assertThat(fails("G005e", Desk.demo()).facts()).containsEntry("member", "issue");
  }

  @Test
  void serverWithAnUnknownAuthority() throws Exception {
    try (EnrollmentClient client =
        client(
            Desk.profile(bank),
            new BankProfile.Trust(
                java.util.List.of(meddler.authority.certificate()),
                Desk.profile(bank).trust().client()))) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () -> client.issue(store, Optional.empty(), Desk.demo(), new Cancellation()));
      assertThat(e.code().code()).isEqualTo("N017e");
      assertThat(e.facts().get("issuer"))
          .isEqualTo(bank.serverCa().getSubjectX500Principal().getName());
    }
  }

  @Test
  void operationThatIsNotOffered() {
    bank.offer(false, true);
    fails("G004e", Desk.demo());
  }

  @Test
  void clientThatIsTooOld() {
    bank.minimumClient("9.0.0");
    assertThat(fails("N016e", Desk.demo()).facts()).containsEntry("minimumClient", "9.0.0");
  }

  @Test
  void validCertificateExists() throws Exception {
    issue(Desk.demo());
    fails("N008e", Desk.demo());
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void certificateOfAnotherKey() {
    rejects(
        CertificateRejectedException.Reason.OTHER_KEY,
        forgery -> forgery.key = meddler.authority.keyPair().getPublic());
  }

  @Test
  void certificateOfAnotherAuthority() {
    HeldCertificate stranger = HeldCertificate.builder().subject("CN=Stranger").authority().build();
    rejects(CertificateRejectedException.Reason.NO_PATH, forgery -> forgery.signedBy = stranger);
  }

  @Test
  void expiredCertificate() {
    rejects(
        CertificateRejectedException.Reason.EXPIRED,
        forgery -> {
          forgery.from = Instant.now().minusSeconds(90_000);
          forgery.until = Instant.now().minusSeconds(3_600);
        });
  }

  @Test
  void certificateThatIsNotValidYet() {
    rejects(
        CertificateRejectedException.Reason.NOT_YET_VALID,
        forgery -> forgery.from = Instant.now().plusSeconds(3_600));
  }

  @Test
  void certificateOfAnotherSubject() {
    rejects(
        CertificateRejectedException.Reason.OTHER_SUBJECT,
        forgery -> forgery.subject = new X500Principal("CN=somebody else"));
  }

  @Test
  void certificateOfAnAuthority() {
    rejects(CertificateRejectedException.Reason.IS_CA, forgery -> forgery.authority = true);
  }

  @Test
  void certificateThatIsNone() {
    meddler.forging(request -> "no certificate");
    assertThat(fails("N007e", Desk.demo()).type()).isEqualTo("certificate-malformed");
  }

  @Test
  void unwritableStore() {
    store.unwritable(StoreException.Reason.NOT_WRITABLE);
    fails("N009e", Desk.demo());
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void wrongStorePassword() {
    store.unwritable(StoreException.Reason.WRONG_PASSWORD);
    fails("N010e", Desk.demo());
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void storeThatProtectsTooLittle() throws Exception {
    store.protection(Protection.FILE);
    BankProfile strict =
        BankProfile.parse(
            bank.profileJson()
                .replaceAll(
                    "\"minimumProtection\" *: *\"file\"", "\"minimumProtection\":\"enforced\"")
                .getBytes(StandardCharsets.UTF_8));
    try (EnrollmentClient client = client(strict, strict.trust())) {
      CodedException e =
          catchThrowableOfType(
              CodedException.class,
              () -> client.issue(store, Optional.empty(), Desk.demo(), new Cancellation()));
      assertThat(e.code().code()).isEqualTo("N011e");
    }
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void fullDiskAfterIssue() {
    store.notInstalling(StoreException.Reason.FULL);
    Failure failure = failure(Desk.demo());
    assertThat(failure.code().code()).isEqualTo("G001e");
    assertThat(failure.type()).isEqualTo("store-full");
    assertThat(failure.revocation()).isEqualTo(Failure.Revocation.IF_NOT_RECOVERED);
    assertThat(failure.facts()).containsEntry("cause", "N009e").containsKey("confirmBy");
  }

  @Test
  void refusedOrder() {
    bank.refuseOrders(1);
    assertThat(fails("G005e", Desk.demo()).type()).isEqualTo("order-refused");
  }

  /** Fails with a code, leaves no key, and has texts in both languages. */
  private Failure fails(String code, Conversation customer) {
    Failure failure = failure(customer);
    assertThat(failure.code().code()).as("%s", failure).isEqualTo(code);
    assertThat(store.keyCount()).as("keys left").isEqualTo(store.list().size());
    for (Locale locale : new Locale[] {Locale.JAPANESE, Locale.ENGLISH}) {
      assertThat(ErrorTexts.in(locale).of(failure.code()).remedy()).isNotBlank();
    }
    return failure;
  }

  private Failure failure(Conversation customer) {
    CodedException e = catchThrowableOfType(CodedException.class, () -> issue(customer));
    assertThat(e).isNotNull();
    return e.failure();
  }

  private void rejects(CertificateRejectedException.Reason reason, Consumer<Forgery> change) {
    meddler.forging(
        request -> {
          Forgery forgery = new Forgery(meddler.authority, request);
          change.accept(forgery);
          return forgery.pem();
        });
    Failure failure = fails("N007e", Desk.demo());
    assertThat(failure.type())
        .isEqualTo("certificate-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(failure.revocation()).isEqualTo(Failure.Revocation.NOT_NEEDED);
    assertThat(bank.issuedTo("demo01"))
        .singleElement()
        .satisfies(issued -> assertThat(issued.status()).isEqualTo(CertificateStatus.REVOKED));
  }

  private void issue(Conversation customer) throws Exception {
    try (EnrollmentClient client = client(meddler.profile(), meddler.profile().trust())) {
      client.issue(store, Optional.empty(), customer, new Cancellation());
    }
  }

  private EnrollmentClient client(BankProfile profile, BankProfile.Trust trust) {
    return EnrollmentClient.builder(
            new BankProfile(
                profile.bankCode(),
                profile.name(),
                profile.appName(),
                profile.urlScheme(),
                profile.server(),
                trust,
                profile.policy(),
                profile.loginId(),
                profile.password(),
                profile.loginPage(),
                profile.support(),
                profile.update()))
        .journal(folder)
        .http(settings)
        .build();
  }

  private String directory() throws Exception {
    return """
    {"protocol": 1, "bankCode": "9999", "serverTime": "%s",
     "renewal": {"windowDays": 40, "validityDays": 366, "afterExpiry": "issue"},
     "keys": ["EC-P256"],
     "links": {"issue": "BANK/enroll/sessions", "nonce": "BANK/enroll/nonces",
       "recover": "BANK/enroll/orders/{uuid}/recover",
       "confirm": "BANK/enroll/orders/{uuid}/confirm"}}
    """
        .formatted(Instant.now())
        .replace("BANK", bank.baseUrl());
  }

  private static Conversation login(String loginId, String password) {
    return Conversations.password(loginId, TokenHolder.secret(password));
  }
}
