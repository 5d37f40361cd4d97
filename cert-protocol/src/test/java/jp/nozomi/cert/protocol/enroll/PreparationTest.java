package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done while the customer is still typing. */
class PreparationTest {
  @TempDir Path folder;
  private FakeBank bank;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
    desk = Desk.at(folder, bank);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
    bank.close();
  }

  @Test
  void leavesNoTraceInTheStoreOrTheJournal() throws Exception {
    desk.client.prepareKey(desk.store, Optional.empty());
    desk.client.connect(new Cancellation());

    assertThat(folder.resolve("store.p12")).doesNotExist();
    assertThat(Files.exists(Desk.journal(folder))).isFalse();
    assertThat(bank.requests().to(Endpoint.DIRECTORY)).hasSize(1);
    assertThat(bank.requests().to(Endpoint.OPEN_SESSION)).isEmpty();
  }

  @Test
  void issuesWithAKeyThatIsMadeMeanwhile() throws Exception {
    ExecutorService beside = Executors.newSingleThreadExecutor();
    try {
      Future<?> key =
          beside.submit(
              () -> {
                desk.client.prepareKey(desk.store, Optional.empty());
                return null;
              });
      EnrollmentResult result = desk.issue(Desk.demo());
      key.get();

      assertThat(result.proven()).isTrue();
      assertThat(desk.store.list()).hasSize(1);
    } finally {
      beside.shutdownNow();
    }
  }

  @Test
  void makesNoKeyWhereItWouldStay() throws Exception {
    MemoryStore store = new MemoryStore();

    desk.client.prepareKey(store, Optional.empty());

    assertThat(store.keyCount()).isZero();
  }

  @Test
  void isQuietAboutABankThatDoesNotAnswer() throws Exception {
    bank.goDown();
    desk.client.connect(new Cancellation());

    bank.comeBack();
    assertThat(desk.issue(Desk.demo()).proven()).isTrue();
  }

  @Test
  void connectsToAnEstServiceToo() throws Exception {
    try (EstDesk est = EstDesk.at(folder, bank)) {
      est.client.connect(new Cancellation());
    }

    assertThat(bank.requests().to(Endpoint.EST)).hasSize(1);
  }
}
