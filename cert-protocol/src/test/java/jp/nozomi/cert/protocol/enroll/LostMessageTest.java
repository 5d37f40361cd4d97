package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.transport.ExchangeObserver;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lost request or reply, whichever it is, costs a repetition and nothing else. */
class LostMessageTest {
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
  @EnumSource(
      value = ExchangeObserver.Point.class,
      names = {"SENDING", "SENT"})
  void issuesAlthoughAMessageIsLost(ExchangeObserver.Point point) throws Exception {
    losesEach(Operation.ISSUE, point);
  }

  @ParameterizedTest
  @EnumSource(
      value = ExchangeObserver.Point.class,
      names = {"SENDING", "SENT"})
  void renewsAlthoughAMessageIsLost(ExchangeObserver.Point point) throws Exception {
    losesEach(Operation.RENEW, point);
  }

  private void losesEach(Operation operation, ExchangeObserver.Point point) throws Exception {
    int messages = run(operation, point, Integer.MAX_VALUE);
    assertThat(messages).as("messages of a run").isGreaterThan(10);
    List<Integer> lost = Sampling.of(messages, 4);
    Sampling.report(operation + " loses when " + point, lost);
    for (int number : lost) {
      assertThat(run(operation, point, number)).isGreaterThanOrEqualTo(number);
    }
  }

  /** Loses one message of a run, and counts them all. */
  private int run(Operation operation, ExchangeObserver.Point point, int number) throws Exception {
    String loginId = point.name().toLowerCase(java.util.Locale.ROOT) + number;
    bank.addCustomer(
        Customer.of(loginId).password("password").asks(Challenge.OTP, Challenge.QUESTION).build());
    MemoryStore store = new MemoryStore();
    AtomicInteger count = new AtomicInteger();
    AtomicReference<String> what = new AtomicReference<>("none");
    ExchangeObserver losing =
        (at, method, path) -> {
          if (at == point && count.incrementAndGet() == number) {
            what.set(method + " " + path);
            LostMessageTest.<RuntimeException>lose(new SocketException("lost on purpose"));
          }
        };
    try (EnrollmentClient client =
        Desk.builder(folder, bank)
            .clock(bank.clock())
            .observing(losing, JournalObserver.NONE)
            .build()) {
      Conversation customer = new TokenHolder(bank, loginId);
      if (operation == Operation.RENEW) {
        CertificateId old =
            CrashScene.install(
                bank, store, loginId, bank.clock().instant().minus(Duration.ofDays(340)));
        client.renew(store, old, store, Optional.empty(), customer, new Cancellation());
      } else {
        client.issue(store, Optional.empty(), customer, new Cancellation());
      }
    }
    assertThat(bank.issuedTo(loginId))
        .as("certificates after losing %s of %s", point, what)
        .filteredOn(issued -> issued.status() == CertificateStatus.VALID)
        .singleElement()
        .satisfies(issued -> assertThat(issued.confirmed()).isTrue());
    return count.get();
  }

  /** The library expects an IOException here, which the observer can not declare. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void lose(Throwable lost) throws E {
    throw (E) lost;
  }
}
