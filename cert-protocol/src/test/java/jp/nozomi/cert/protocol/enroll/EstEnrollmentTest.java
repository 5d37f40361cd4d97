package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolment over EST (RFC 7030), against the fake authority. */
class EstEnrollmentTest {
  /** What is asked before a request: cacerts, csrattrs. */
  private static final int BEFORE = 2;

  @TempDir Path folder;
  private FakeBank bank;
  private EstDesk desk;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().start();
    desk = EstDesk.at(folder, bank);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
    bank.close();
  }

  @Test
  void issuesWithIdAndPassword() throws Exception {
    EnrollmentResult result = desk.issue(Desk.demo());

    assertThat(result.proven()).isTrue();
    assertThat(desk.store.list())
        .singleElement()
        .satisfies(
            stored -> {
              assertThat(stored.keyUsable()).isTrue();
              assertThat(stored.id()).isEqualTo(result.certificate().id());
            });
    assertThat(result.certificate().subject().commonName().orElseThrow()).startsWith("demo01 ");
    assertJournalIsEmpty();
  }

  @Test
  void renewsWithTheOldCertificate() throws Exception {
    CertificateId old = oldCertificate();

    EnrollmentResult result = desk.renew(old);

    assertThat(result.operation()).isEqualTo(Operation.RENEW);
    assertThat(desk.store.list())
        .extracting(StoredCertificate::id)
        .containsExactlyInAnyOrder(old, result.certificate().id());
    assertThat(bank.requests().to(Endpoint.EST))
        .last()
        .satisfies(request -> assertThat(request.peer()).contains(old.sha256()));
    assertJournalIsEmpty();
  }

  @Test
  void makesTheKindOfKeyThatTheServiceWants() throws Exception {
    EnrollmentResult result = desk.issue(Desk.demo());

    // The profile would rather have RSA; csrattrs names ecdsa-with-SHA256.
    assertThat(EstDesk.profile(bank).policy().defaultKey()).isEqualTo(KeySpec.RSA_2048);
    assertThat(KeySpec.of(result.request().publicKey())).contains(KeySpec.EC_P256);
  }

  @Test
  void asksAgainAfterAWrongPassword() throws Exception {
    List<Challenge> asked = new ArrayList<>();
    EnrollmentResult result =
        desk.issue(
            challenge -> {
              asked.add(challenge);
              String password = asked.size() == 1 ? "wrong" : "password";
              return TokenHolder.answers("loginId", "demo01")
                  .put("password", TokenHolder.secret(password));
            });

    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).previousFailure().map(Failure::code))
        .contains(ErrorCode.WRONG_CREDENTIALS);
    assertThat(desk.store.list())
        .singleElement()
        .satisfies(stored -> assertThat(stored.id()).isEqualTo(result.certificate().id()));
    assertJournalIsEmpty();
  }

  @Test
  void leavesNoKeyBehindAWrongPassword() throws Exception {
    CodedException e =
        fails(
            challenge -> {
              if (challenge.previousFailure().isPresent()) {
                throw new CancelledException();
              }
              return TokenHolder.answers("loginId", "demo01")
                  .put("password", TokenHolder.secret("wrong"));
            });

    assertThat(e).isInstanceOf(CancelledException.class);
    assertThat(bank.issued()).isEmpty();
    assertJournalIsEmpty();
  }

  @Test
  void asksTheServiceAgainWhileItIsProcessing() throws Exception {
    bank.processingPolls(2);
    List<Instant> waits = new ArrayList<>();

    desk.issue(new Waiting(waits::add));

    assertThat(waits).hasSize(2);
    assertThat(bank.issuedTo("demo01")).hasSize(1);
  }

  @Test
  void stopsWaitingWhenItIsAskedToAndGoesOnWithTheSameRequest() throws Exception {
    bank.processingPolls(1);
    Cancellation cancellation = new Cancellation();
    CodedException e =
        catchThrowableOfType(
            CodedException.class,
            () ->
                desk.client.issue(
                    desk.store,
                    Optional.empty(),
                    new Waiting(until -> cancellation.request()),
                    cancellation));
    assertThat(e.code()).isEqualTo(ErrorCode.RECOVERY_PENDING);

    EnrollmentResult result = desk.issue(Desk.demo());

    assertThat(bank.issuedTo("demo01"))
        .singleElement()
        .satisfies(
            issued ->
                assertThat(CertificateId.of(issued.certificate()))
                    .isEqualTo(result.certificate().id()));
    assertJournalIsEmpty();
  }

  @Test
  void saysThatALostReplyMayCostASecondIssue() throws Exception {
    bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.EST).nth(BEFORE + 1));

    CodedException e = fails(Desk.demo());

    assertThat(e.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(e.failure().revocation()).isEqualTo(Failure.Revocation.IF_NOT_RECOVERED);
    assertThat(desk.recover())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.kind()).isEqualTo(RecoveryOutcome.Kind.PENDING);
              assertThat(outcome.failure().orElseThrow().code())
                  .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            });
  }

  @Test
  void sendsTheSameRequestAgainAfterALostReply() throws Exception {
    bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.EST).nth(BEFORE + 1));
    fails(Desk.demo());

    EnrollmentResult result = desk.issue(Desk.demo());

    List<IssuedCertificate> issued = bank.issuedTo("demo01");
    assertThat(issued)
        .extracting(IssuedCertificate::status)
        .containsExactly(CertificateStatus.REVOKED, CertificateStatus.VALID);
    assertThat(issued.get(0).certificate().getPublicKey())
        .isEqualTo(issued.get(1).certificate().getPublicKey());
    assertThat(desk.store.list())
        .singleElement()
        .satisfies(stored -> assertThat(stored.id()).isEqualTo(result.certificate().id()));
    assertJournalIsEmpty();
  }

  @Test
  void recoversARenewalWhoseReplyWasLost() throws Exception {
    CertificateId old = oldCertificate();
    bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.EST).nth(BEFORE + 1));
    CodedException e = catchThrowableOfType(CodedException.class, () -> desk.renew(old));
    assertThat(e.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);

    assertThat(desk.recover())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.kind()).isEqualTo(RecoveryOutcome.Kind.FINISHED));

    // The weaker guarantee: what was issued first is live, and nobody has it.
    assertThat(bank.issuedTo("demo01"))
        .extracting(IssuedCertificate::status)
        .containsExactly(
            CertificateStatus.SUPERSEDED, CertificateStatus.VALID, CertificateStatus.VALID);
    assertThat(desk.store.list()).hasSize(2).allMatch(StoredCertificate::keyUsable);
    assertJournalIsEmpty();
  }

  @Test
  void leavesNothingBehindARefusal() throws Exception {
    bank.setState("demo01", AccountState.SECRET_ANSWER_UNREGISTERED);

    CodedException e = fails(Desk.demo());

    assertThat(e.code()).isEqualTo(ErrorCode.NOT_AVAILABLE);
    assertThat(e.failure().revocation()).isEqualTo(Failure.Revocation.NOT_NEEDED);
    assertJournalIsEmpty();
  }

  @Test
  void provesByTheKeyAloneWhereNoLoginIsOffered() throws Exception {
    desk.close();
    desk =
        EstDesk.at(
            folder,
            EstDesk.over(Desk.profile(bank), java.net.URI.create(bank.estUrl()), Optional.empty()));

    assertThat(desk.issue(Desk.demo()).proven()).isFalse();
    assertThat(bank.requests().to(Endpoint.PROOF)).isEmpty();
  }

  @Test
  void refusesARenewalOutsideItsWindowBeforeItSendsAnything() throws Exception {
    CertificateId old = desk.issue(Desk.demo()).certificate().id();
    int before = bank.requests().to(Endpoint.EST).size();

    CodedException e = catchThrowableOfType(CodedException.class, () -> desk.renew(old));

    assertThat(e.code()).isEqualTo(ErrorCode.OUTSIDE_RENEWAL_WINDOW);
    assertThat(bank.requests().to(Endpoint.EST)).hasSize(before + 1);
  }

  private CodedException fails(Conversation customer) {
    return catchThrowableOfType(CodedException.class, () -> desk.issue(customer));
  }

  private CertificateId oldCertificate() throws Exception {
    return CrashScene.install(
        bank, desk.store, "demo01", Instant.now().minus(Duration.ofDays(340)));
  }

  private void assertJournalIsEmpty() throws Exception {
    try (Stream<Path> left = Files.list(Desk.journal(folder).resolve("9999"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
    }
  }

  /** The demo customer, and what happens when the service makes it wait. */
  private record Waiting(java.util.function.Consumer<Instant> told) implements Conversation {
    @Override
    public Answers answer(Challenge challenge) throws CodedException {
      return Desk.demo().answer(challenge);
    }

    @Override
    public void waiting(Instant until) {
      told.accept(until);
    }
  }
}
