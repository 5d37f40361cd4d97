package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.name.DistinguishedName;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.protocol.journal.DirectoryJournal;
import jp.nozomi.cert.protocol.journal.Found;
import jp.nozomi.cert.protocol.journal.JournalEntry;
import jp.nozomi.cert.protocol.journal.JournalHold;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.journal.Owner;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.Customer;

/** A customer whose enrolment is ended at a point, and what must be true after recovery. */
final class CrashScene {
  private static final Duration AGE = Duration.ofDays(340);

  private final FakeBank bank;
  private final Path folder;
  private final String loginId;
  private final Optional<CertificateId> old;

  private CrashScene(FakeBank bank, Path folder, String loginId, Optional<CertificateId> old) {
    this.bank = bank;
    this.folder = folder;
    this.loginId = loginId;
    this.old = old;
  }

  static CrashScene of(FakeBank bank, Path folder, String loginId, Operation operation)
      throws Exception {
    Files.createDirectories(folder);
    bank.addCustomer(Customer.of(loginId).password("password").build());
    Optional<CertificateId> old =
        operation == Operation.RENEW
            ? Optional.of(install(bank, folder, loginId, Instant.now().minus(AGE)))
            : Optional.empty();
    return new CrashScene(bank, folder, loginId, old);
  }

  /** Puts a certificate of some age into the folder's store, as another program's work. */
  static CertificateId install(FakeBank bank, Path folder, String loginId, Instant notBefore)
      throws Exception {
    try (CertificateStore store = Desk.openStore(folder)) {
      return install(bank, store, loginId, notBefore);
    }
  }

  /** Puts a certificate of some age into a store. */
  static CertificateId install(
      FakeBank bank, CertificateStore store, String loginId, Instant notBefore) throws Exception {
    KeyName name = KeyName.random(new SecureRandom());
    RequestSigner signer = store.createKey(name, KeySpec.EC_P256);
    CertificateRequest request =
        CertificateRequest.create(
            DistinguishedName.of(bank.clientCa().getSubjectX500Principal()),
            signer,
            Optional.empty());
    List<X509Certificate> chain =
        Pem.certificates(bank.issueDirectly(loginId, request.der(), notBefore));
    return store.install(name, chain).id();
  }

  /** Runs in this process; tells where it was ended, or nothing if it came to its end. */
  Optional<String> simulate(CrashPoint crash) throws Exception {
    Conversation customer = Conversations.password(loginId, Secret.take("password".toCharArray()));
    try (EnrollmentClient client = WatchedClient.of(Desk.builder(folder, bank), crash::reached);
        CertificateStore store = Desk.openStore(folder)) {
      if (old.isPresent()) {
        client.renew(store, old.get(), store, Optional.empty(), customer, new Cancellation());
      } else {
        client.issue(store, Optional.empty(), customer, new Cancellation());
      }
    } catch (CrashPoint.SimulatedCrash | IllegalStateException e) {
      // The HTTP library closes itself after an Error; what then tries to use it fails with it.
      assertThat(crash.fired()).as("%s", e).isPresent();
    }
    return crash.fired();
  }

  /** Recovers and checks every promise; gives the outcome in a word. */
  String recover(String where) throws Exception {
    List<KeyName> written = keyNames();
    List<RecoveryOutcome> outcomes;
    try (EnrollmentClient client = Desk.builder(folder, bank).build()) {
      outcomes = client.recover(Desk.PROMPT, Desk.demo());
      assertThat(client.recover(Desk.PROMPT, Desk.demo())).as("again, %s", where).isEmpty();
    }
    assertThat(outcomes).as(where).hasSizeLessThanOrEqualTo(1);
    Set<CertificateId> live = certificates().live();
    try (CertificateStore store = Desk.openStore(folder)) {
      List<StoredCertificate> stored = store.list();
      Set<CertificateId> fresh =
          stored.stream()
              .map(StoredCertificate::id)
              .filter(id -> !old.equals(Optional.of(id)))
              .collect(Collectors.toSet());
      assertThat(live).as("live, %s", where).hasSizeLessThanOrEqualTo(1).isEqualTo(fresh);
      assertThat(stored).as(where).allMatch(StoredCertificate::keyUsable);
      for (KeyName name : written) {
        assertThat(store.findKey(name).isPresent())
            .as("the key exists only with its certificate, %s", where)
            .isEqualTo(!fresh.isEmpty());
      }
      old.ifPresent(
          id -> assertThat(stored).as(where).anyMatch(certificate -> certificate.id().equals(id)));
    }
    assertThat(certificates().allConfirmed()).as("confirmed, %s", where).isTrue();
    assertThat(certificates().oldStatus())
        .as("the old certificate, %s", where)
        .isIn(
            Optional.empty(),
            Optional.of(live.isEmpty() ? CertificateStatus.VALID : CertificateStatus.SUPERSEDED));
    outcomes.forEach(outcome -> assertThat(outcome.kind()).as(where).isEqualTo(expected(live)));
    return live.isEmpty() ? "nothing issued" : "one certificate";
  }

  private static RecoveryOutcome.Kind expected(Set<CertificateId> live) {
    return live.isEmpty() ? RecoveryOutcome.Kind.NOTHING_ISSUED : RecoveryOutcome.Kind.FINISHED;
  }

  CustomerCertificates certificates() {
    return new CustomerCertificates(bank, loginId, old);
  }

  private List<KeyName> keyNames() throws Exception {
    Owner owner = Owner.current("9999");
    DirectoryJournal journal =
        new DirectoryJournal(Desk.journal(folder), owner, JournalObserver.NONE);
    try (JournalHold hold = journal.hold()) {
      return hold.entries().stream()
          .map(Found::entry)
          .flatMap(Optional::stream)
          .map(JournalEntry::key)
          .toList();
    }
  }
}
