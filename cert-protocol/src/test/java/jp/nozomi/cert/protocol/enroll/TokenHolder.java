package jp.nozomi.cert.protocol.enroll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.token.CustomerToken;
import jp.nozomi.cert.testkit.token.TokenException;
import jp.nozomi.cert.testkit.token.TransactionToken;

/** A customer who answers every challenge rightly, and remembers what was asked. */
class TokenHolder implements Conversation {
  private static final Duration NEXT_CODE = Duration.ofMinutes(3);

  final List<Challenge> asked = new ArrayList<>();
  final List<Stage> stages = new ArrayList<>();
  private final FakeBank bank;
  private final String loginId;

  TokenHolder(FakeBank bank, String loginId) {
    this.bank = bank;
    this.loginId = loginId;
  }

  @Override
  public Answers answer(Challenge challenge) throws CodedException {
    asked.add(challenge);
    Optional<Failure> refused = challenge.previousFailure();
    if (refused.isPresent()) {
      throw new EnrollmentException(refused.get(), "not accepted", null);
    }
    return switch (challenge.type()) {
      case PASSWORD -> login(challenge);
      case TRANSACTION -> answers("code", transaction(challenge));
      case OTP -> answers("code", freshToken().otp());
      case OTP_SYNC -> {
        CustomerToken token = freshToken();
        yield answers("current", token.otp()).put("next", secret(token.nextOtp()));
      }
      case QUESTION -> answers("answer", bank.tokenOf(loginId).answer());
      case FORM -> answers(challenge.fields().get(0).name(), bank.tokenOf(loginId).phoneDigits());
    };
  }

  @Override
  public void stage(Stage stage) {
    stages.add(stage);
  }

  /** A code is good once: the bank's time goes on to the next. */
  private CustomerToken freshToken() {
    bank.clock().advance(NEXT_CODE);
    return bank.tokenOf(loginId);
  }

  private Answers login(Challenge challenge) {
    Answers answers = answers("password", "password");
    return challenge.operation() == Operation.ISSUE
        ? answers.put("loginId", secret(loginId))
        : answers;
  }

  private String transaction(Challenge challenge) {
    try {
      TransactionToken.Display shown =
          bank.tokenOf(loginId).transaction(challenge.qr().orElseThrow());
      if (!shown.keyDigits().equals(challenge.keyDigits().orElseThrow())) {
        throw new AssertionError("the token shows another key");
      }
      return shown.code();
    } catch (TokenException e) {
      throw new AssertionError(e);
    }
  }

  static Answers answers(String field, String value) {
    return new Answers().put(field, secret(value));
  }

  static Secret secret(String text) {
    return Secret.take(text.toCharArray());
  }
}
