package jp.nozomi.cert.testkit;

import static jp.nozomi.cert.testkit.assertion.FakeBankAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.junit.WithFakeBank;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.Test;

/** What somebody reads whose own test fails. */
@WithFakeBank(customers = {"logid031", "logid032"})
class AssertionMessagesTest {
  @Test
  void aCertificateIsALine(FakeBank bank) {
    issue(bank, "logid031");
    issue(bank, "logid032");

    assertThatThrownBy(() -> assertThat(bank).issued(3))
        .hasMessageMatching(
            "Expected 3 issued certificates but found 2"
                + "(\\n  logid03[12] VALID confirmed until 20\\S+Z, serial [0-9a-f]+){2}");
  }

  @Test
  void theCustomerIsNamed(FakeBank bank) {
    assertThatThrownBy(() -> assertThat(bank).ofCustomer("nobody").withOneInUse())
        .hasMessage("Expected 1 VALID certificates but found 0 of nobody");
  }

  @Test
  void aRequestIsALine(FakeBank bank) throws Exception {
    WireClient.plain(bank).get(bank.directoryUrl());
    String request = "\n  #1 GET /.well-known/cert-enroll (DIRECTORY) 200";

    assertThatThrownBy(() -> assertThat(bank).wasNeverAsked(Endpoint.DIRECTORY))
        .hasMessage("Expected 0 requests to DIRECTORY but found 1; the latest requests:" + request);
    assertThatThrownBy(() -> bank.awaitRequest(Endpoint.CONFIRM, Duration.ofMillis(1)))
        .hasMessage("CONFIRM was asked 0 times instead of 1; the latest requests:" + request);
  }

  private static void issue(FakeBank bank, String loginId) {
    bank.issueDirectly(loginId, Keys.shared(KeySpec.EC_P256).getPublic(), bank.clock().instant());
  }
}
