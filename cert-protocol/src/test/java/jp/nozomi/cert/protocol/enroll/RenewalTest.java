package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {
  private static final Duration VALIDITY = Duration.ofDays(366);

  @TempDir Path folder;
  private final MemoryStore store = new MemoryStore();
  private FakeBank bank;
  private EnrollmentClient client;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
    client = Desk.builder(folder, bank).build();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    bank.close();
  }

  @Test
  void keepsTheOldCertificateAndItsKey() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(20));

    EnrollmentResult result = renew(old);

    assertThat(store.list())
        .extracting(StoredCertificate::id)
        .containsExactlyInAnyOrder(old, result.certificate().id());
    assertThat(statusOf(old)).isEqualTo(CertificateStatus.SUPERSEDED);
    assertThat(result.oldCertificateUntil().orElseThrow()).isAfter(Instant.now());
  }

  @Test
  void makesEveryCallOfTheSessionWithTheOldCertificate() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(20));

    renew(old);

    for (Endpoint endpoint :
        new Endpoint[] {
          Endpoint.OPEN_SESSION,
          Endpoint.ANSWERS,
          Endpoint.KEY,
          Endpoint.PLACE_ORDER,
          Endpoint.CLOSE_SESSION
        }) {
      assertThat(bank.requests().to(endpoint))
          .as("%s", endpoint)
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.peer()).contains(old.sha256()));
    }
  }

  @Test
  void refusesFortyOneDaysBeforeTheEnd() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(41));
    assertThat(code(old)).isEqualTo("N006e");
    assertThat(bank.requests().count(Endpoint.OPEN_SESSION)).isZero();
  }

  @Test
  void acceptsFortyDaysBeforeTheEnd() throws Exception {
    renew(oldCertificate(Duration.ofDays(40)));
  }

  @Test
  void acceptsOneSecondBeforeTheEnd() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(20));
    Instant end = store.list().get(0).certificate().getNotAfter().toInstant();
    bank.clock().stopAt(end.minusSeconds(1));
    renew(old);
  }

  @Test
  void refusesOneSecondAfterTheEnd() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(20));
    Instant end = store.list().get(0).certificate().getNotAfter().toInstant();
    bank.clock().stopAt(end.plusSeconds(1));
    assertThat(code(old)).isEqualTo("N006e");
    assertThat(bank.requests().count(Endpoint.OPEN_SESSION)).isZero();
  }

  @Test
  void judgesTheWindowByTheBanksClockNotThePcs() throws Exception {
    client.close();
    client =
        Desk.builder(folder, bank)
            .clock(java.time.Clock.offset(java.time.Clock.systemUTC(), Duration.ofDays(-3_000)))
            .build();
    renew(oldCertificate(Duration.ofDays(20)));
  }

  @Test
  void refusesACertificateThatIsNotHere() {
    assertThat(code(new CertificateId("0".repeat(64)))).isEqualTo("BZBE011008");
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void refusesARevokedCertificate() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(20));
    bank.revoke(old.sha256());
    assertThat(code(old)).isEqualTo("BZBE011008");
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void stopsWhenTheOldKeyDoesNotSign() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(20));
    store.mute();
    assertThat(code(old)).isEqualTo("BZBE001011");
    assertThat(bank.requests().count()).isZero();
  }

  @Test
  void neverMovesToAStoreThatProtectsLess() throws Exception {
    CertificateId old = oldCertificate(Duration.ofDays(20));
    MemoryStore weaker = new MemoryStore().protection(Protection.ADVISORY);
    CodedException e =
        catchThrowableOfType(
            CodedException.class,
            () ->
                client.renew(
                    store,
                    old,
                    weaker,
                    Optional.empty(),
                    new TokenHolder(bank, "demo01"),
                    new Cancellation()));
    assertThat(e.code().code()).isEqualTo("N011e");
    assertThat(bank.requests().count()).isZero();
  }

  private CertificateId oldCertificate(Duration left) throws Exception {

    Instant now = bank.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return CrashScene.install(bank, store, "demo01", now.minus(VALIDITY).plus(left));
  }

  private EnrollmentResult renew(CertificateId old) throws CodedException {
    return client.renew(
        store, old, store, Optional.empty(), new TokenHolder(bank, "demo01"), new Cancellation());
  }

  private String code(CertificateId old) {
    return catchThrowableOfType(CodedException.class, () -> renew(old)).code().code();
  }

  private CertificateStatus statusOf(CertificateId id) {
    return bank.issuedTo("demo01").stream()
        .filter(issued -> CertificateId.of(issued.certificate()).equals(id))
        .map(IssuedCertificate::status)
        .findFirst()
        .orElseThrow();
  }
}
