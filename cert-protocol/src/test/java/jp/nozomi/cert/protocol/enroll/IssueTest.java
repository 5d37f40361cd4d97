package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueTest {
  @TempDir Path folder;
  private FakeBank bank;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().start();
    desk = Desk.at(folder, bank);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
    bank.close();
  }

  @Test
  void issuesIntoTheStore() throws Exception {
    EnrollmentResult result = desk.issue(Desk.demo());

    assertThat(desk.store.list()).singleElement().satisfies(this::isUsable);
    assertThat(desk.store.list().get(0).id()).isEqualTo(result.certificate().id());
    assertThat(result.certificate().subject().commonName().orElseThrow()).startsWith("demo01 ");
  }

  @Test
  void provesAndConfirmsToTheBank() throws Exception {
    EnrollmentResult result = desk.issue(Desk.demo());

    assertThat(result.proven()).isTrue();
    assertThat(bank.issuedTo("demo01"))
        .singleElement()
        .satisfies(issued -> assertThat(issued.confirmed()).isTrue());
    assertThat(bank.requests().to(Endpoint.PROOF))
        .singleElement()
        .satisfies(seen -> assertThat(seen.peer()).contains(result.certificate().id().sha256()));
  }

  @Test
  void certifiesTheKeyThatTheRequestHas() throws Exception {
    EnrollmentResult result = desk.issue(Desk.demo());

    assertThat(PublicKeyHash.of(result.certificate().certificate().getPublicKey()))
        .isEqualTo(PublicKeyHash.of(result.request().publicKey()));
    assertThat(result.request().hasValidSignature()).isTrue();
  }

  @Test
  void believesTheOrderWhereTheNetworkDoublesTheConfirmation() throws Exception {
    bank.faults().add(Fault.PROCESSED_TWICE, When.calling(Endpoint.CONFIRM));

    desk.issue(Desk.demo());

    assertThat(bank.issuedTo("demo01"))
        .singleElement()
        .satisfies(issued -> assertThat(issued.confirmed()).isTrue());
  }

  @Test
  void closesItsSession() throws Exception {
    desk.issue(Desk.demo());

    assertThat(bank.requests().to(Endpoint.CLOSE_SESSION))
        .singleElement()
        .satisfies(request -> assertThat(request.status()).isEqualTo(204));
  }

  @Test
  void leavesNothingInTheJournal() throws Exception {
    desk.issue(Desk.demo());

    try (Stream<Path> left = Files.list(Desk.journal(folder).resolve("9999"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
    }
  }

  @Test
  void tellsHowLongEachStageTook() throws Exception {
    EnrollmentResult result = desk.issue(Desk.demo());

    assertThat(result.stages()).containsOnlyKeys(Stage.values());
  }

  private void isUsable(StoredCertificate stored) {
    assertThat(stored.keyUsable()).isTrue();
    assertThat(stored.chain()).hasSize(2);
  }
}
