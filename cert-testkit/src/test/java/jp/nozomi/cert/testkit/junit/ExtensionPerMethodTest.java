package jp.nozomi.cert.testkit.junit;

import static jp.nozomi.cert.testkit.assertion.FakeBankAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExtensionPerMethodTest {
  @RegisterExtension
  private final FakeBankExtension extension =
      FakeBankExtension.with(
          builder ->
              builder
                  .customer(Customer.of("logid031").build())
                  .customer(Customer.of("logid032").build()));

  private static void issue(FakeBank bank, String loginId) {
    bank.issueDirectly(loginId, Keys.shared(KeySpec.EC_P256).getPublic(), bank.clock().instant());
  }

  @RepeatedTest(2)
  void everyTestHasItsOwnBank(FakeBank bank) {
    assertThat(bank).issued(0).wasNeverAsked(Endpoint.DIRECTORY);
    issue(bank, "logid031");
    assertThat(bank).issued(1).toCustomer("logid031").withOneInUse().allConfirmed();
    assertThat(extension.bank()).isSameAs(bank);
  }

  @Test
  void assertionsFailWithWhatWasFound(FakeBank bank) {
    issue(bank, "logid031");
    issue(bank, "logid032");

    assertThatThrownBy(() -> assertThat(bank).issued(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("logid032");
    assertThatThrownBy(() -> assertThat(bank).issued(2).toCustomer("logid031"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () -> assertThat(bank).ofCustomer("logid031").withStatus(CertificateStatus.REVOKED, 1))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(bank).wasAsked(Endpoint.CONFIRM, 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CONFIRM");
    assertThat(bank).ofCustomer("logid032").issued(1).withOneInUse();
  }
}
