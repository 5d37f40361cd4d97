package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.token.CustomerToken;
import jp.nozomi.cert.testkit.token.TransactionToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");

  private FakeBank bank;
  private RawEnrolment enrolment;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
    bank.clock().stopAt(NOW);
    enrolment = RawEnrolment.at(bank);
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  /** Every subset of the four challenges in every order. */
  static Stream<List<Challenge>> conversations() {
    List<List<Challenge>> all = new ArrayList<>();
    extend(List.of(), all);
    return all.stream();
  }

  private static void extend(List<Challenge> begun, List<List<Challenge>> all) {
    all.add(begun);
    for (Challenge next :
        EnumSet.of(Challenge.TRANSACTION, Challenge.OTP, Challenge.OTP_SYNC, Challenge.QUESTION)) {
      if (!begun.contains(next)) {
        List<Challenge> longer = new ArrayList<>(begun);
        longer.add(next);
        extend(longer, all);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void leadsThroughEveryConversation(List<Challenge> challenges) throws Exception {
    customer(challenges.toArray(Challenge[]::new));
    logIn();
    enrolment.bindKey();
    for (Challenge ignored : challenges) {
      assertThat(answerRightly().status()).isEqualTo(200);
    }

    assertThat(enrolment.session.string("state")).isEqualTo("order");
    assertThat(enrolment.order().status()).isEqualTo(201);
  }

  @Test
  void asksForTheKeyBeforeAnyFurtherChallenge() throws Exception {
    customer(Challenge.QUESTION);
    logIn();
    assertThat(enrolment.session.string("state")).isEqualTo("key");
    enrolment.bindKey();
    assertThat(enrolment.session.object("challenge").string("question")).isEqualTo("出身校は？");
  }

  @Test
  void theTransactionCarriesPurposeCustomerAndKey() throws Exception {
    customer(Challenge.TRANSACTION);
    logIn();
    enrolment.bindKey();
    String qr = enrolment.session.object("challenge").string("qr");

    TransactionToken.Display shown = bank.tokenOf("demo").transaction(qr);
    assertThat(shown.purpose()).isEqualTo("発行");
    assertThat(shown.loginId()).isEqualTo("demo");
    assertThat(shown.keyDigits()).isEqualTo(PublicKeyHash.of(enrolment.key.getPublic()).shown());
  }

  @Test
  void aWrongCodeCostsAnAttemptAndBringsANewTransaction() throws Exception {
    customer(Challenge.TRANSACTION);
    logIn();
    enrolment.bindKey();
    String qr = enrolment.session.object("challenge").string("qr");
    WireClient.Answer wrong = enrolment.answer("code", "00000000");

    assertThat(wrong.problem()).isEqualTo("wrong-answer");
    assertThat(wrong.json().integer("attemptsLeft")).isEqualTo(2);
    enrolment.session = wrong.json().object("session");
    assertThat(enrolment.session.object("challenge").string("qr")).isNotEqualTo(qr);
    assertThat(answerRightly().status()).isEqualTo(200);
  }

  @Test
  void aOneTimePasswordWorksOnce() throws Exception {
    customer(Challenge.OTP, Challenge.OTP);
    logIn();
    enrolment.bindKey();
    String code = bank.tokenOf("demo").otp();

    assertThat(enrolment.answer("code", code).status()).isEqualTo(200);
    assertThat(enrolment.answer("code", code).problem()).isEqualTo("wrong-answer");
  }

  @Test
  void aTokenMayRunTwoMinutesFastButNotThree() throws Exception {
    customer(Challenge.OTP);
    logIn();
    enrolment.bindKey();

    WireClient.Answer tooFast = enrolment.answer("code", tokenAhead(3).otp());
    assertThat(tooFast.problem()).isEqualTo("wrong-answer");
    enrolment.session = tooFast.json().object("session");
    assertThat(enrolment.answer("code", tokenAhead(2).otp()).status()).isEqualTo(200);
  }

  @Test
  void twoConsecutivePasswordsSetTheTokensClock() throws Exception {
    customer(Challenge.OTP_SYNC, Challenge.OTP);
    logIn();
    enrolment.bindKey();
    CustomerToken fast = tokenAhead(15);

    assertThat(enrolment.answer("current", fast.otp(), "next", fast.nextOtp()).status())
        .isEqualTo(200);
    bank.clock().advance(Duration.ofMinutes(2));
    assertThat(enrolment.answer("code", tokenAhead(15).otp()).status()).isEqualTo(200);
  }

  @Test
  void threeWrongAnswersLockTheCustomer() throws Exception {
    customer(Challenge.QUESTION);
    logIn();
    enrolment.bindKey();
    for (int i = 0; i < 2; i++) {
      enrolment.session = enrolment.answer("answer", "違う").json().object("session");
    }

    assertThat(enrolment.answer("answer", "違う").problem()).isEqualTo("locked");
    assertThat(enrolment.show().problem()).isEqualTo("session-expired");
    RawEnrolment next = RawEnrolment.at(bank);
    next.open("issue");
    assertThat(next.answer("loginId", "demo", "password", "password").problem())
        .isEqualTo("locked");
  }

  @Test
  void anUnknownChallengeDescribesItsForm() throws Exception {
    customer(Challenge.FORM);
    logIn();
    enrolment.bindKey();
    JsonObject challenge = enrolment.session.object("challenge");
    JsonObject field = challenge.array("fields").objects("fields").get(0);

    assertThat(challenge.object("title").string("ja")).isEqualTo("電話番号の確認");
    assertThat(field.object("label").string("en")).contains("phone");
    assertThat(enrolment.answer("phoneDigits", "0000").status()).isEqualTo(200);
  }

  @Test
  void anUnknownChallengeMayHaveNoForm() throws Exception {
    customer(Challenge.FORMLESS);
    logIn();
    enrolment.bindKey();

    assertThat(enrolment.session.object("challenge").array("fields").elements()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = AccountState.class, mode = EnumSource.Mode.EXCLUDE, names = "NORMAL")
  void tellsAnAccountsStateWithThePageToMendIt(AccountState state) throws Exception {
    bank.addCustomer(Customer.of("demo").state(state).build());
    enrolment.open("issue");
    WireClient.Answer told = enrolment.answer("loginId", "demo", "password", "password");

    assertThat(told.status()).isEqualTo(403);
    assertThat(told.json().string("code")).matches("G0(1[0-5]|20)e");
    assertThat(told.json().string("bankPage")).startsWith(bank.baseUrl() + "/site/");
    bank.setState("demo", AccountState.NORMAL);
    boolean closes = state == AccountState.CUSTOMER_CONFIRMATION_REQUIRED;
    assertThat(enrolment.show().status()).isEqualTo(closes ? 410 : 200);
  }

  @Test
  void aSessionExpiresTenMinutesAfterItsLastCall() throws Exception {
    customer();
    logIn();
    bank.clock().advance(Duration.ofMinutes(10));
    assertThat(enrolment.show().status()).isEqualTo(200);
    bank.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(enrolment.show().problem()).isEqualTo("session-expired");
  }

  @Test
  void anotherLoginEndsTheSession() throws Exception {
    customer();
    logIn();
    RawEnrolment second = RawEnrolment.at(bank);
    second.open("issue");
    assertThat(enrolment.show().status()).isEqualTo(200);
    second.answer("loginId", "demo", "password", "password");

    assertThat(enrolment.show().problem()).isEqualTo("session-taken");
    bank.logInWithBrowser("demo");
    assertThat(second.show().problem()).isEqualTo("session-taken");
  }

  @Test
  void isClosedDuringMaintenance() throws Exception {
    bank.maintenance(NOW.plusSeconds(60));
    WireClient.Answer closed = enrolment.open("issue");
    assertThat(closed.status()).isEqualTo(503);
    assertThat(closed.json().string("until")).isEqualTo("2026-11-23T01:03:03Z");
    JsonObject directory = WireClient.plain(bank).get(bank.directoryUrl()).json();
    assertThat(directory.object("maintenance").string("until")).isEqualTo("2026-11-23T01:03:03Z");

    bank.clock().advance(Duration.ofMinutes(1));
    assertThat(enrolment.open("issue").status()).isEqualTo(201);
  }

  @Test
  void refusesAClientThatIsTooOld() throws Exception {
    bank.minimumClient("0.1.0");
    assertThat(enrolment.open("issue").status()).isEqualTo(201);
    bank.minimumClient("0.10.0");
    WireClient.Answer refused = enrolment.open("issue");

    assertThat(refused.status()).isEqualTo(426);
    assertThat(refused.json().string("minimumClient")).isEqualTo("0.10.0");
  }

  @Test
  void leavesOutWhatIsNotOffered() throws Exception {
    bank.offer(false, true);
    JsonObject links = WireClient.plain(bank).get(bank.directoryUrl()).json().object("links");

    assertThat(links.optionalString("issue")).isEmpty();
    assertThat(links.optionalString("renew")).isPresent();
    assertThat(enrolment.open("issue").problem()).isEqualTo("unsupported");
  }

  @Test
  void anOrderMayTakeItsTime() throws Exception {
    bank.processingPolls(3);
    customer();
    logIn();
    enrolment.bindKey();
    WireClient.Answer placed = enrolment.order();
    assertThat(placed.status()).isEqualTo(202);
    assertThat(placed.response().headers().firstValue("Retry-After")).contains("1");
    assertThat(enrolment.certificate(placed.json()).status()).isEqualTo(404);

    String self = placed.json().object("links").string("self");
    assertThat(poll(self).status()).isEqualTo(202);
    WireClient.Answer issued = poll(self);
    assertThat(issued.json().string("state")).isEqualTo("issued");
    assertThat(enrolment.certificate(issued.json()).status()).isEqualTo(200);
  }

  @Test
  void anOrderMayBeRefusedAfterItsAcceptance() throws Exception {
    bank.refuseOrders(1);
    customer();
    logIn();
    enrolment.bindKey();

    assertThat(enrolment.order().json().string("state")).isEqualTo("refused");
    assertThat(enrolment.signed("confirm", Optional.of("installed")).problem())
        .isEqualTo("wrong-state");
    assertThat(bank.issued()).isEmpty();
  }

  @Test
  void anUnconfirmedOrderIsAbandonedAfterItsDeadline() throws Exception {
    customer();
    String chain = enrolment.issueSimply("demo", "password");
    bank.clock().advance(Duration.ofDays(7).plusSeconds(1));

    assertThat(enrolment.signed("recover", Optional.empty()).json().string("state"))
        .isEqualTo("abandoned");
    assertThat(enrolment.withCertificate(bank, chain).get(bank.bankSiteUrl() + "/whoami").status())
        .isEqualTo(403);
  }

  @Test
  void aLoginWithTheCertificateKeepsItsOrderAlive() throws Exception {
    customer();
    String chain = enrolment.issueSimply("demo", "password");
    assertThat(
            enrolment
                .withCertificate(bank, chain)
                .get(enrolment.links.string("proof"))
                .json()
                .string("serial"))
        .matches("[0-9a-f]{2,32}");
    bank.clock().advance(Duration.ofDays(8));

    assertThat(enrolment.signed("confirm", Optional.of("installed")).status()).isEqualTo(200);
  }

  private WireClient.Answer poll(String self) throws Exception {
    return enrolment.client.send("GET", self, enrolment.token, new byte[0]);
  }

  private void customer(Challenge... challenges) {
    bank.addCustomer(Customer.of("demo").asks(challenges).build());
  }

  private void logIn() throws Exception {
    enrolment.open("issue");
    assertThat(enrolment.answer("loginId", "demo", "password", "password").status()).isEqualTo(200);
  }

  private CustomerToken tokenAhead(int minutes) {
    Clock fast = Clock.offset(bank.clock(), Duration.ofMinutes(minutes));
    Customer customer = Customer.of("demo").build();
    return new CustomerToken(customer, fast, Duration.ofSeconds(60));
  }

  /** Answers as the customer would; waits two minutes first, so that no password comes twice. */
  private WireClient.Answer answerRightly() throws Exception {
    bank.clock().advance(Duration.ofMinutes(2));
    CustomerToken token = bank.tokenOf("demo");
    JsonObject challenge = enrolment.session.object("challenge");
    return switch (challenge.string("type")) {
      case "transaction" ->
          enrolment.answer("code", token.transaction(challenge.string("qr")).code());
      case "otp" -> enrolment.answer("code", token.otp());
      case "otp-sync" -> enrolment.answer("current", token.otp(), "next", token.nextOtp());
      case "question" -> enrolment.answer("answer", token.answer());
      default -> throw new JsonException("type", "unexpected");
    };
  }
}
