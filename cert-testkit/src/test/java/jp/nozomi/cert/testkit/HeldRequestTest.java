package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nozomi.cert.testkit.fault.HeldRequest;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldRequestTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ExecutorService clients = Executors.newCachedThreadPool();
  private FakeBank bank;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
  }

  @AfterEach
  void stop() throws Exception {
    clients.shutdownNow();
    bank.close();
  }

  @Test
  void isProcessedWhenTheTestSaysSo() throws Exception {
    HeldRequest held = bank.faults().holdNext(Endpoint.DIRECTORY);
    Future<WireClient.Answer> answer = getDirectory();
    held.awaitArrival(PATIENCE);
    assertThat(answer).isNotDone();
    assertThat(bank.requests().count()).isZero();

    held.process(PATIENCE);

    assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void holdsOneRequestOnly() throws Exception {
    HeldRequest held = bank.faults().holdNext(Endpoint.DIRECTORY);
    Future<WireClient.Answer> first = getDirectory();
    held.awaitArrival(PATIENCE);

    assertThat(getDirectory().get(60, TimeUnit.SECONDS).status()).isEqualTo(200);

    assertThat(first).isNotDone();
    held.process(PATIENCE);
  }

  @Test
  void saysThatNoRequestCame() {
    HeldRequest held = bank.faults().holdNext(Endpoint.CONFIRM);

    assertThatThrownBy(() -> held.awaitArrival(Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class);
  }

  private Future<WireClient.Answer> getDirectory() {
    return clients.submit(() -> WireClient.plain(bank).get(bank.directoryUrl()));
  }
}
