package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionTest {
  private static final String CUSTOMER = "demo01";

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
  @ValueSource(strings = {"CREATED", "REQUESTED", "ISSUED", "INSTALLED", "PROVEN"})
  void keepsTheOldCertificateWhileItsRenewalIsOpen(String step) throws Exception {
    crash(Operation.RENEW, step);
    CertificateId old = oldest();

    assertRefused(old, ErrorCode.RECOVERY_PENDING);

    recover();
    delete(old);
    assertThat(stored()).doesNotContain(old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSTALLED", "PROVEN"})
  void keepsAnInstalledCertificateThatIsNotConfirmed(String step) throws Exception {
    crash(Operation.ISSUE, step);
    CertificateId installed = oldest();

    assertRefused(installed, ErrorCode.RECOVERY_PENDING);

    recover();
    delete(installed);
    assertThat(stored()).isEmpty();
  }

  @Test
  void deletesWhatAnOpenIssueDoesNotNeed() throws Exception {
    CertificateId other = otherCustomers();
    crash(Operation.ISSUE, "REQUESTED");

    delete(other);

    assertThat(stored()).doesNotContain(other);
  }

  @Test
  void deletesNothingBesideAnotherProgramsEnrolment() throws Exception {
    CertificateId other = otherCustomers();
    try (JournalHold elsewhere =
        new DirectoryJournal(
                Desk.journal(folder),
                Owner.current(Desk.profile(bank).bankCode()),
                JournalObserver.NONE)
            .hold()) {
      assertRefused(other, ErrorCode.ENROLLMENT_IN_PROGRESS);
    }
  }

  /** Ends an enrolment once a step is written. */
  private void crash(Operation operation, String step) throws Exception {
    String point = "journal " + step + " written";
    CrashScene scene = CrashScene.of(bank, folder, CUSTOMER, operation);
    assertThat(scene.simulate(CrashPoint.simulated(point))).contains(point);
  }

  private CertificateId otherCustomers() throws Exception {
    bank.addCustomer(Customer.of("demo02").password("password").build());
    return CrashScene.install(bank, folder, "demo02", Instant.now().minus(Duration.ofDays(1)));
  }

  private void assertRefused(CertificateId id, ErrorCode code) throws Exception {
    assertThatThrownBy(() -> delete(id))
        .asInstanceOf(type(CodedException.class))
        .extracting(CodedException::code)
        .isEqualTo(code);
    assertThat(stored()).contains(id);
  }

  private void delete(CertificateId id) throws CodedException {
    try (Desk desk = Desk.at(folder, bank)) {
      desk.client.delete(desk.store, id);
    }
  }

  private void recover() throws CodedException {
    try (Desk desk = Desk.at(folder, bank)) {
      desk.client.recover(Desk.PROMPT, Desk.demo());
    }
  }

  private CertificateId oldest() throws CodedException {
    try (CertificateStore store = Desk.openStore(folder)) {
      return store.list().stream()
          .min(Comparator.comparing(each -> each.certificate().getNotBefore()))
          .orElseThrow()
          .id();
    }
  }

  private List<CertificateId> stored() throws CodedException {
    try (CertificateStore store = Desk.openStore(folder)) {
      return store.list().stream().map(StoredCertificate::id).toList();
    }
  }
}
