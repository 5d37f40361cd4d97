package jp.nozomi.cert.testkit;

import static jp.nozomi.cert.testkit.assertion.FakeBankAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.junit.WithFakeBank;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hundreds of tests with a bank each, in one process and beside each other. */
@Execution(ExecutionMode.CONCURRENT)
@WithFakeBank(customers = "logid031", life = WithFakeBank.Life.METHOD)
class ManyBanksTest {
  private static final int BANKS = 200;
  private static final int PATIENCE_SECONDS = 300;
  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  /** Every bank is up before the first customer comes. */
  @Test
  void twoHundredBanksOfOneProcessDoNotMeet() throws Exception {
    int runs = Boolean.getBoolean("cert.full") ? 20 : 1;
    for (int run = 0; run < runs; run++) {
      ExecutorService threads = Executors.newFixedThreadPool(BANKS);
      CountDownLatch up = new CountDownLatch(BANKS);
      List<Future<?>> tests = new ArrayList<>();
      for (int i = 0; i < BANKS; i++) {
        tests.add(threads.submit(() -> issue(up)));
      }
      for (Future<?> test : tests) {
        test.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      threads.shutdown();
    }
  }

  private static Object issue(CountDownLatch up) throws Exception {
    try (FakeBank bank = FakeBank.builder().start()) {
      up.countDown();
      assertThat(up.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      RawEnrolment enrolment = RawEnrolment.at(bank);
      enrolment.issueSimply("demo01", "password");
      enrolment.close();
      assertThat(bank).issued(1).toCustomer("demo01");
      return bank.baseUrl();
    }
  }

  @RepeatedTest(BANKS)
  void everyTestHasItsOwnBankAlsoInParallel(FakeBank bank) {
    assertThat(SEEN.add(bank.baseUrl() + bank.serverCa().hashCode() + bank.clientCa().hashCode()))
        .isTrue();
    bank.issueDirectly(
        "logid031", Keys.shared(KeySpec.EC_P256).getPublic(), bank.clock().instant());
    assertThat(bank).issued(1).toCustomer("logid031").withOneInUse();
  }
}
