package jp.nozomi.cert.swing.readme;

import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.Conversations;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.token.CustomerToken;

/** The testkit page's example of a customer with tokens; {@link ReadmeTest} keeps the two equal. */
final class ChallengesExample {
  private ChallengesExample() {}

  // DOC: challenges
  static Conversation customerWithTokens(FakeBank bank, String loginId, Secret password) {
    Conversation login = Conversations.password(loginId, password);
    CustomerToken token = bank.tokenOf(loginId);
    return challenge ->
        switch (challenge.type()) {
          case PASSWORD -> login.answer(challenge);
          case TRANSACTION -> typed("code", token.transaction(challenge.qr().get()).code());
          case OTP -> typed("code", token.otp());
          case OTP_SYNC -> typed("current", token.otp()).put("next", secret(token.nextOtp()));
          case QUESTION -> typed("answer", token.answer());
          case FORM -> typed(challenge.fields().get(0).name(), token.phoneDigits());
        };
  }

  private static Answers typed(String field, String text) {
    return new Answers().put(field, secret(text));
  }

  // DOC: end

  private static Secret secret(String text) {
    return Secret.take(text.toCharArray());
  }
}
