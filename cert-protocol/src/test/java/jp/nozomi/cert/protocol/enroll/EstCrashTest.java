package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What EST leaves of the promises when a run is ended: after a recovery, and for an issue a second
 * attempt, the customer has one usable certificate and no orphaned key; the bank may have issued
 * one more.
 */
class EstCrashTest {
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

  @ParameterizedTest
  @EnumSource(Operation.class)
  void settlesEveryCrash(Operation operation) throws Exception {
    CrashPoint counting = CrashPoint.simulated(Integer.MAX_VALUE);
    run(operation, "all", counting);
    assertThat(counting.count()).isGreaterThan(20);

    Map<String, Integer> outcomes = new TreeMap<>();
    for (int fatal : Sampling.of(counting.count(), 8)) {
      String loginId = operation.name().toLowerCase(Locale.ROOT) + fatal;
      CrashPoint crash = CrashPoint.simulated(fatal);
      Optional<CertificateId> old = run(operation, loginId, crash);
      assertThat(crash.fired()).as("point %s exists", fatal).isPresent();
      outcomes.merge(settle(loginId, old, crash.fired().get()), 1, Integer::sum);
    }
    Sampling.report("Crashes of " + operation + " over EST", outcomes);
  }

  private Optional<CertificateId> run(Operation operation, String loginId, CrashPoint crash)
      throws Exception {
    Path home = Files.createDirectories(folder.resolve(loginId));
    bank.addCustomer(Customer.of(loginId).password("password").build());
    Optional<CertificateId> old =
        operation == Operation.RENEW
            ? Optional.of(
                CrashScene.install(bank, home, loginId, Instant.now().minus(Duration.ofDays(340))))
            : Optional.empty();
    try (EnrollmentClient client =
            WatchedClient.of(EstDesk.builder(home, EstDesk.profile(bank)), crash::reached);
        var store = Desk.openStore(home)) {
      if (old.isPresent()) {
        client.renew(
            store, old.get(), store, Optional.empty(), customer(loginId), new Cancellation());
      } else {
        client.issue(store, Optional.empty(), customer(loginId), new Cancellation());
      }
    } catch (CrashPoint.SimulatedCrash | IllegalStateException e) {
      // The HTTP library closes itself after an Error; what then tries to use it fails with it.
      assertThat(crash.fired()).as("%s", e).isPresent();
    }
    return old;
  }

  /** Recovers, starts an issue again that waits for its login, and checks what is left. */
  private String settle(String loginId, Optional<CertificateId> old, String where)
      throws Exception {
    try (EstDesk desk = EstDesk.at(folder.resolve(loginId), bank)) {
      List<RecoveryOutcome> outcomes = desk.recover();
      assertThat(outcomes).as(where).hasSizeLessThanOrEqualTo(1);
      boolean waits = outcomes.stream().anyMatch(one -> one.kind() == RecoveryOutcome.Kind.PENDING);
      if (waits) {
        desk.issue(customer(loginId));
      }
      assertThat(desk.recover()).as("again, %s", where).isEmpty();
      List<StoredCertificate> stored = desk.store.list();
      List<StoredCertificate> fresh =
          stored.stream().filter(one -> !old.equals(Optional.of(one.id()))).toList();
      assertThat(stored).as(where).allMatch(StoredCertificate::keyUsable);
      assertThat(fresh).as(where).hasSizeLessThanOrEqualTo(1);
      List<CertificateId> live =
          bank.issuedTo(loginId).stream()
              .filter(one -> one.status() == CertificateStatus.VALID)
              .map(one -> CertificateId.of(one.certificate()))
              .filter(id -> !old.equals(Optional.of(id)))
              .toList();
      assertThat(live)
          .as("%s: one that nobody has is all that EST costs", where)
          .hasSizeLessThanOrEqualTo(fresh.size() + 1)
          .containsAll(fresh.stream().map(StoredCertificate::id).toList());
      old.ifPresent(
          id -> assertThat(stored).as(where).anyMatch(certificate -> certificate.id().equals(id)));
      String what = fresh.isEmpty() ? "nothing issued" : "one certificate";
      return what
          + (waits ? " after a second login" : "")
          + (live.size() > fresh.size() ? ", one more live" : "");
    }
  }

  private static Conversation customer(String loginId) {
    return Conversations.password(loginId, Secret.take("password".toCharArray()));
  }
}
