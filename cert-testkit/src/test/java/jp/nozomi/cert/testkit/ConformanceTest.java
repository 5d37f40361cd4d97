package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The conformance kit at our own fake, as a bank's own tests would have it. */
class ConformanceTest {
  private static final Customer FIRST = Customer.of("check01").build();
  private static final Customer SECOND = Customer.of("check02").build();
  private static FakeBank bank;

  @BeforeAll
  static void start() throws Exception {
    bank = FakeBank.builder().customer(FIRST).customer(SECOND).start();
    bank.processingPolls(1);
  }

  @AfterAll
  static void stop() {
    CheckedBank.close(bank);
  }

  private static ConformanceCheck check(FakeBank server) {
    return ConformanceCheck.of(
        server.directoryUrl(), Optional.of(server.serverCa()), List.of(FIRST, SECOND));
  }

  @TestFactory
  Stream<DynamicTest> theFakeBankConforms() {
    return check(bank).cases().stream().map(one -> dynamicTest(one.sentence(), one::run));
  }

  @Test
  void whoeverDoesOtherwiseIsTold() throws Exception {
    FakeBank other = FakeBank.builder().customer(FIRST).customer(SECOND).start();
    try {
      other.faults().add(Fault.BUSY, When.calling(Endpoint.RECOVER));
      List<ConformanceCheck.Result> results = check(other).run();

      assertThat(results)
          .filteredOn(result -> result.failure().isPresent())
          .extracting(result -> result.tried().sentence())
          .contains("Recover gives the chain without a session", "A nonce is good once");
      assertThat(results)
          .filteredOn(result -> result.failure().isEmpty())
          .hasSizeGreaterThan(results.size() / 2);
    } finally {
      CheckedBank.close(other);
    }
  }

  @Test
  void onlyTheLastCaseLeavesACertificate() throws Exception {
    FakeBank other = FakeBank.builder().customer(FIRST).customer(SECOND).start();
    try {
      assertThat(check(other).run()).allMatch(result -> result.failure().isEmpty());

      assertThat(other.issued())
          .filteredOn(one -> one.status() == CertificateStatus.VALID)
          .singleElement()
          .satisfies(one -> assertThat(one.loginId()).isEqualTo(SECOND.loginId()));
    } finally {
      CheckedBank.close(other);
    }
  }

  @Test
  void oneCustomerIsTooFew() {
    assertThatThrownBy(
            () -> ConformanceCheck.of(bank.directoryUrl(), Optional.empty(), List.of(FIRST)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
