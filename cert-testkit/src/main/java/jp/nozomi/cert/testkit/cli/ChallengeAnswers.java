package jp.nozomi.cert.testkit.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.state.TokenMemory;
import jp.nozomi.cert.testkit.token.TokenException;
import jp.nozomi.cert.testkit.token.Totp;
import jp.nozomi.cert.testkit.token.TransactionToken;

/** What a customer answers to a challenge of the wire protocol, section 3.1. */
final class ChallengeAnswers {
  /** The token's words for the operations, as the challenge names them. */
  private static final Map<String, String> PURPOSES = Map.of("発行", "issue", "更新", "renew");

  private final Customer customer;
  private final Totp totp;
  private final Clock clock;
  private final TokenMemory memory;

  ChallengeAnswers(Customer customer, Duration otpPeriod, Clock clock, TokenMemory memory) {
    this.customer = customer;
    this.totp = Totp.standard(otpPeriod);
    this.clock = clock;
    this.memory = memory;
  }

  Map<String, String> to(JsonObject challenge)
      throws JsonException, IOException, TokenException, InterruptedException {
    Map<String, String> known = known(challenge);
    Map<String, String> answers = new LinkedHashMap<>();
    for (JsonObject field : challenge.array("fields").objects("fields")) {
      String name = field.string("name");
      String answer = known.get(name);
      if (answer == null) {
        throw new JsonException(name, "the customer knows no answer to it");
      }
      answers.put(name, answer);
    }
    return answers;
  }

  private Map<String, String> known(JsonObject challenge)
      throws JsonException, IOException, TokenException, InterruptedException {
    return switch (challenge.string("type")) {
      case "password" -> Map.of("loginId", customer.loginId(), "password", customer.password());
      case "transaction" -> Map.of("code", transaction(challenge));
      case "otp" -> {
        long step = freshStep();
        memory.shown(step);
        yield Map.of("code", otp(step));
      }
      case "otp-sync" -> {
        long step = freshStep();
        memory.shown(step + 1);
        yield Map.of("current", otp(step), "next", otp(step + 1));
      }
      case "question" -> Map.of("answer", customer.answer());
      default -> Map.of("phoneDigits", customer.phoneDigits());
    };
  }

  private String transaction(JsonObject challenge) throws JsonException, TokenException {
    TransactionToken.Display shown = new TransactionToken(customer).read(challenge.string("qr"));
    // What a customer compares before typing the code: the operation and the key that the app
    // shows.
    requireShown(challenge, "purpose", PURPOSES.getOrDefault(shown.purpose(), shown.purpose()));
    requireShown(challenge, "keyDigits", shown.keyDigits());
    return shown.code();
  }

  private static void requireShown(JsonObject challenge, String member, String shown)
      throws JsonException {
    Optional<String> expected = challenge.optionalString(member);
    if (expected.isPresent() && !expected.get().equals(shown)) {
      throw new JsonException(member, "the token shows " + shown);
    }
  }

  private String otp(long step) {
    return totp.code(customer.otpSeed(), step);
  }

  /** Waits, as the customer does, until the token shows a password that it has not shown before. */
  private long freshStep() throws IOException, InterruptedException {
    long latest = memory.latestStep();
    Instant now = clock.instant();
    while (totp.step(now) <= latest) {
      Instant next = Instant.ofEpochSecond((latest + 1) * totp.period().toSeconds());
      Thread.sleep(Duration.between(now, next).toMillis() + 1);
      now = clock.instant();
    }
    return totp.step(now);
  }
}
