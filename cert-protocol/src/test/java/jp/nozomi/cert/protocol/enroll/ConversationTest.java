package jp.nozomi.cert.protocol.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
  @TempDir Path folder;
  private final MemoryStore store = new MemoryStore();
  private final Cancellation cancellation = new Cancellation();
  private FakeBank bank;
  private EnrollmentClient client;

  @BeforeEach
  void open() throws Exception {
    bank = FakeBank.builder().keys(KeySpec.EC_P256).start();
    bank.addCustomer(Customer.of("demo01").password("password").build());
    client = Desk.builder(folder, bank).build();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    bank.close();
  }

  @Test
  void asksAgainAfterAWrongPassword() throws Exception {
    List<Challenge> asked = new ArrayList<>();
    issue(
        challenge -> {
          asked.add(challenge);
          return login(asked.size() == 1 ? "wrong" : "password");
        });

    assertThat(asked).hasSize(2);
    Failure why = asked.get(1).previousFailure().orElseThrow();
    assertThat(why.code().code()).isEqualTo("N001e");
    assertThat(why.traceId()).isPresent();
    assertThat(asked.get(1).attemptsLeft()).isNotEmpty();
  }

  @Test
  void asksAgainAfterInputThatBreaksTheRules() throws Exception {
    List<Challenge> asked = new ArrayList<>();
    issue(
        challenge -> {
          asked.add(challenge);
          return login(asked.size() == 1 ? "" : "password");
        });

    assertThat(asked.get(1).previousFailure().orElseThrow().code().code()).isEqualTo("G006e");
    assertThat(bank.requests().count(Endpoint.ANSWERS)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SECRET_ANSWER_UNREGISTERED, G010e",
    "REGISTRATION_CODE_UNVERIFIED, G011e",
    "TRANSACTION_TOKEN_UNREGISTERED, G012e",
    "HARDWARE_OTP_UNREGISTERED, G013e",
    "OTP_TOKEN_UNREGISTERED, G014e",
    "TRANSACTION_METHOD_UNREGISTERED, G015e"
  })
  void goesOnWhenTheCustomerMendedTheAccount(AccountState state, String code) throws Exception {
    bank.setState("demo01", state);
    List<Failure> told = new ArrayList<>();
    issue(
        new Customers() {
          @Override
          public boolean mended(Failure failure) {
            told.add(failure);
            if (told.size() == 2) {
              bank.setState("demo01", AccountState.NORMAL);
            }
            return true;
          }
        });

    assertThat(told).hasSize(2).allMatch(failure -> failure.code().code().equals(code));
    assertThat(told.get(0).bankPage().orElseThrow().getScheme()).isEqualTo("https");
  }

  @Test
  void givesUpOnAnAccountThatIsNotMended() {
    bank.setState("demo01", AccountState.OTP_TOKEN_UNREGISTERED);
    assertThat(fails(new Customers()).code().code()).isEqualTo("G014e");
    assertThat(bank.requests().count(Endpoint.CLOSE_SESSION)).isEqualTo(1);
  }

  @Test
  void doesNotResumeWhenTheBankMustConfirmFirst() {
    bank.setState("demo01", AccountState.CUSTOMER_CONFIRMATION_REQUIRED);
    Failure failure =
        fails(
            new Customers() {
              @Override
              public boolean mended(Failure state) {
                throw new AssertionError("not to be asked");
              }
            });
    assertThat(failure.code().code()).isEqualTo("G020e");
  }

  @Test
  void explainsThatTheBrowserTookTheSession() {
    customer(jp.nozomi.cert.testkit.customer.Challenge.QUESTION);
    Failure failure =
        fails(
            new TokenHolder(bank, "demo01") {
              @Override
              public Answers answer(Challenge challenge) throws CodedException {
                if (challenge.type() == ChallengeType.QUESTION) {
                  bank.logInWithBrowser("demo01");
                }
                return super.answer(challenge);
              }
            });
    assertThat(failure.code().code()).isEqualTo("N005e");
    assertThat(store.keyCount()).isZero();
  }

  @Test
  void explainsThatTheSessionRanOut() {
    Failure failure =
        fails(
            challenge -> {
              bank.expireSessions();
              return login("password");
            });
    assertThat(failure.code().code()).isEqualTo("N004e");
    assertThat(store.keyCount()).isZero();
  }

  @Test
  void rendersAChallengeThatItDoesNotKnow() throws Exception {
    customer(jp.nozomi.cert.testkit.customer.Challenge.FORM);
    TokenHolder holder = new TokenHolder(bank, "demo01");
    client.issue(store, Optional.empty(), holder, cancellation);

    Challenge form = holder.asked.get(1);
    assertThat(form.type()).isEqualTo(ChallengeType.FORM);
    assertThat(form.title()).isPresent();
    assertThat(form.fields().get(0).label()).isPresent();
  }

  @Test
  void refusesAChallengeWithoutFields() {
    customer(jp.nozomi.cert.testkit.customer.Challenge.FORMLESS);
    assertThat(fails(new TokenHolder(bank, "demo01")).code().code()).isEqualTo("G004e");
    assertThat(store.keyCount()).isZero();
  }

  @Test
  void cancelsWhileTheCustomerIsAsked() {
    Failure failure =
        fails(
            challenge -> {
              throw new CancelledException();
            });
    assertThat(failure.code().code()).isEqualTo("N012i");
    assertThat(bank.requests().count(Endpoint.CLOSE_SESSION)).isEqualTo(1);
  }

  @Test
  void cancelsBeforeTheAnswerIsSent() {
    Failure failure =
        fails(
            challenge -> {
              cancellation.request();
              return login("password");
            });
    assertThat(failure.code().code()).isEqualTo("N012i");
    assertThat(bank.requests().count(Endpoint.ANSWERS)).isZero();
  }

  @Test
  void cancelsAnExchangeThatBlocks() throws Exception {
    try (Meddler meddler = new Meddler(bank)) {
      meddler.doing(
          (exchange, path) -> {
            cancellation.request();
            return true;
          });
      try (EnrollmentClient meddled =
          EnrollmentClient.builder(meddler.profile()).withoutJournal().build()) {
        CodedException e =
            catchThrowableOfType(
                CodedException.class,
                () -> meddled.issue(store, Optional.empty(), Desk.demo(), cancellation));
        assertThat(e).isInstanceOf(CancelledException.class);
      }
    }
  }

  @Test
  void doesNotCancelOnceTheOrderIsPlaced() throws Exception {
    issue(
        new Customers() {
          @Override
          public void stage(Stage stage) {
            if (stage == Stage.VERIFYING) {
              cancellation.request();
            }
          }
        });
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void waitsWhileTheBankIsProcessing() throws Exception {
    bank.processingPolls(2);
    List<Stage> waits = new ArrayList<>();
    issue(
        new Customers() {
          @Override
          public void waiting(java.time.Instant until) {
            waits.add(Stage.REQUESTING);
          }
        });
    assertThat(waits).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void refusesASecondEnrolmentAtTheSameTime() throws Exception {
    List<String> codes = new ArrayList<>();
    issue(
        challenge -> {
          try (EnrollmentClient second = Desk.builder(folder, bank).build()) {
            CodedException e =
                catchThrowableOfType(
                    CodedException.class,
                    () -> second.issue(store, Optional.empty(), Desk.demo(), new Cancellation()));
            codes.add(e.code().code());
          }
          return login("password");
        });
    assertThat(codes).containsExactly("N014e");
  }

  private void customer(jp.nozomi.cert.testkit.customer.Challenge challenge) {
    bank.addCustomer(Customer.of("demo01").password("password").asks(challenge).build());
  }

  private void issue(Conversation conversation) throws Exception {
    client.issue(store, Optional.empty(), conversation, cancellation);
  }

  private Failure fails(Conversation conversation) {
    return catchThrowableOfType(CodedException.class, () -> issue(conversation)).failure();
  }

  private static Answers login(String password) {
    return TokenHolder.answers("loginId", "demo01").put("password", TokenHolder.secret(password));
  }

  /** A customer who types ID and password. */
  private static class Customers implements Conversation {
    @Override
    public Answers answer(Challenge challenge) {
      return login("password");
    }
  }
}
