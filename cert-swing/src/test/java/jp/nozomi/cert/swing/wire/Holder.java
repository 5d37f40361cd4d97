package jp.nozomi.cert.swing.wire;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.ChallengeType;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.token.CustomerToken;
import jp.nozomi.cert.testkit.token.TokenException;

/** A customer with tokens, who errs as often as is asked, and mends the account when told to. */
final class Holder implements Conversation {
  /** Longer than any one-time password is taken. */
  private static final Duration NEXT_CODE = Duration.ofMinutes(3);

  private final FakeBank bank;
  private final String loginId;
  private final Set<ChallengeType> errsOnceIn = EnumSet.noneOf(ChallengeType.class);
  private final Map<Stage, Runnable> events = new EnumMap<>(Stage.class);
  private Runnable beforeAnswer = () -> {};
  private boolean alwaysErrs;

  Holder(FakeBank bank, String loginId) {
    this.bank = bank;
    this.loginId = loginId;
  }

  Holder errsOnce() {
    errsOnceIn.addAll(EnumSet.allOf(ChallengeType.class));
    return this;
  }

  Holder alwaysErrs() {
    alwaysErrs = true;
    return this;
  }

  Holder beforeAnswer(Runnable event) {
    beforeAnswer = event;
    return this;
  }

  Holder at(Stage stage, Runnable event) {
    events.put(stage, event);
    return this;
  }

  @Override
  public Answers answer(Challenge challenge) {
    beforeAnswer.run();
    boolean wrong = alwaysErrs | errsOnceIn.remove(challenge.type());
    CustomerToken token = bank.tokenOf(loginId);
    return switch (challenge.type()) {
      case PASSWORD -> login(challenge, wrong ? "wrong" : "password");
      case TRANSACTION -> one("code", wrong ? "00000000" : transaction(challenge, token));
      case OTP -> one("code", wrong ? "000000" : fresh(token).otp());
      case OTP_SYNC ->
          one("current", fresh(token).otp())
              .put("next", secret(wrong ? "000000" : token.nextOtp()));
      case QUESTION -> one("answer", wrong ? "ちがう" : token.answer());
      case FORM -> one(challenge.fields().get(0).name(), wrong ? "9999" : token.phoneDigits());
    };
  }

  @Override
  public boolean mended(Failure state) {
    if (state.bankPage().isEmpty()) {
      return false;
    }
    bank.setState(loginId, AccountState.NORMAL);
    return true;
  }

  @Override
  public void stage(Stage stage) {
    events.getOrDefault(stage, () -> {}).run();
  }

  /** A code is good once: the bank's time, which is the token's, goes on to the next. */
  private CustomerToken fresh(CustomerToken token) {
    bank.clock().advance(NEXT_CODE);
    return token;
  }

  private Answers login(Challenge challenge, String password) {
    Answers answers = one("password", password);
    return challenge.operation() == Operation.ISSUE
        ? answers.put("loginId", secret(loginId))
        : answers;
  }

  private static String transaction(Challenge challenge, CustomerToken token) {
    try {
      return token.transaction(challenge.qr().orElseThrow()).code();
    } catch (TokenException e) {
      throw new AssertionError(e);
    }
  }

  private static Answers one(String field, String value) {
    return new Answers().put(field, secret(value));
  }

  private static Secret secret(String text) {
    return Secret.take(text.toCharArray());
  }
}
