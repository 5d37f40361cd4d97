package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two banks of one seed, with the keys and the time given: nothing tells them apart. */
class SeedTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");
  private static final String HOLDER = "logid031";
  private static final String APPLICANT = "logid032";

  /** What a bank gave out, each list in its order. */
  private record Given(List<BigInteger> serials, List<String> challenges, List<Integer> statuses) {}

  private static FakeBankBuilder builder(long seed) {
    return FakeBank.builder()
        .seed(seed)
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .customer(Customer.of(HOLDER).build())
        .customer(
            Customer.of(APPLICANT).asks(Challenge.TRANSACTION, Challenge.TRANSACTION).build());
  }

  private static Given run(long seed) throws Exception {
    try (FakeBank bank = builder(seed).start()) {
      return new Given(
          List.of(bank.clientCa().getSerialNumber(), issue(bank), issue(bank)),
          transactions(bank),
          likelyFaults(bank));
    }
  }

  private static BigInteger issue(FakeBank bank) {
    return bank.issueDirectly(HOLDER, Keys.shared(KeySpec.EC_P256).getPublic(), NOW)
        .get(0)
        .getSerialNumber();
  }

  /** Each challenge with its id and its QR text. */
  private static List<String> transactions(FakeBank bank) throws Exception {
    RawEnrolment enrolment =
        RawEnrolment.at(bank, WireClient.plain(bank), Keys.shared(KeySpec.EC_P256));
    enrolment.open("issue");
    enrolment.answer("loginId", APPLICANT, "password", "password");
    enrolment.bindKey();
    List<String> seen = new ArrayList<>();
    while (enrolment.session.optionalObject("challenge").isPresent()) {
      JsonObject challenge = enrolment.session.object("challenge");
      String qr = challenge.string("qr");
      seen.add(challenge.string("id") + " " + qr);
      enrolment.answer("code", bank.tokenOf(APPLICANT).transaction(qr).code());
    }
    assertThat(seen).hasSize(2);
    return seen;
  }

  /** Two faults in turns, each as likely as not. */
  private static List<Integer> likelyFaults(FakeBank bank) throws Exception {
    bank.faults().add(Fault.BUSY, When.calling(Endpoint.DIRECTORY).withProbability(0.5));
    bank.faults()
        .add(Fault.INTERNAL_PROBLEM, When.calling(Endpoint.DIRECTORY).withProbability(0.5));
    WireClient client = WireClient.plain(bank);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      statuses.add(client.get(bank.directoryUrl()).status());
    }
    return statuses;
  }

  @Test
  void theSameSeedGivesTheSameSerialNumbersChallengesAndFaults() throws Exception {
    assertThat(run(11)).isEqualTo(run(11));
  }

  @Test
  void anotherSeedGivesOtherSerialNumbersChallengesAndFaults() throws Exception {
    Given one = run(11);
    Given other = run(12);

    assertThat(one.serials()).doesNotContainAnyElementsOf(other.serials());
    assertThat(one.challenges()).doesNotContainAnyElementsOf(other.challenges());
    assertThat(one.statuses()).isNotEqualTo(other.statuses()).contains(200, 500, 503);
  }

  @Test
  void likelyFaultsAndThePagesOfTheSiteDoNotChangeTheSerialNumbers() throws Exception {
    try (FakeBank quiet = builder(11).start();
        FakeBank disturbed = builder(11).start()) {
      likelyFaults(disturbed);
      WireClient.plain(disturbed).get(disturbed.baseUrl() + "/site/BSMS001");

      assertThat(issue(disturbed)).isEqualTo(issue(quiet));
    }
  }

  @Test
  void aBankThatStartsAgainGoesOnAndRepeatsNothing(@TempDir Path first, @TempDir Path second)
      throws Exception {
    List<BigInteger> serials = serialsOfThreeStarts(first);

    assertThat(serials).doesNotHaveDuplicates();
    assertThat(serialsOfThreeStarts(second)).isEqualTo(serials);
  }

  private static List<BigInteger> serialsOfThreeStarts(Path directory) throws IOException {
    List<BigInteger> serials = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      try (FakeBank bank = builder(11).directory(directory).start()) {
        serials.add(issue(bank));
      }
    }
    return serials;
  }
}
