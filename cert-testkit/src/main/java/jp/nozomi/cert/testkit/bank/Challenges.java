package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.token.TokenException;
import jp.nozomi.cert.testkit.token.Totp;
import jp.nozomi.cert.testkit.token.TransactionToken;

/** Puts challenges to sessions; wire protocol section 3.1. Thread-safe. */
final class Challenges {
  static final String PASSWORD = "password";

  /** What a client lists if it renders types that it does not know. */
  private static final String GENERIC = "form";

  private static final int SHOWN_KEY_DIGITS = 8;
  private static final Field LOGIN_ID =
      Field.of("loginId", "id", 1, 64, Field.Characters.ALPHANUMERIC);
  private static final Field PASSWORD_FIELD =
      Field.of("password", "password", 1, 128, Field.Characters.ASCII);

  private final Clock clock;
  private final Totp totp;
  private final RandomTokens tokens;

  Challenges(BankPolicy policy, Clock clock, RandomTokens tokens) {
    this.clock = clock;
    this.totp = Totp.standard(policy.otpPeriod());
    this.tokens = tokens;
  }

  /** The first one; it is judged by the session service, which knows the accounts. */
  PosedChallenge password(String id, Operation operation) {
    List<Field> fields =
        operation == Operation.ISSUE ? List.of(LOGIN_ID, PASSWORD_FIELD) : List.of(PASSWORD_FIELD);
    return new PosedChallenge(id, PASSWORD, none(), fields, answers -> false);
  }

  /** One after the password; refused if the client can't show it. */
  PosedChallenge pose(Challenge kind, String id, Session session) throws Refusal {
    Account account = session.account.orElseThrow();
    PosedChallenge posed =
        switch (kind) {
          case TRANSACTION -> transaction(id, session, account);
          case OTP -> otp(id, account);
          case OTP_SYNC -> otpSync(id, account);
          case QUESTION -> question(id, account);
          case FORM -> form(id, account);
          case FORMLESS -> formless(id);
        };
    boolean shown =
        switch (kind) {
          case TRANSACTION, OTP, OTP_SYNC, QUESTION -> session.supported.contains(posed.type());
          case FORM -> session.supported.contains(GENERIC);
          case FORMLESS -> true; // so that a test can see what the client makes of it
        };
    if (!shown) {
      session.end(Session.End.CLOSED);
      throw new Refusal(ProblemType.UNSUPPORTED, "the client can not show " + posed.type());
    }
    return posed;
  }

  private PosedChallenge transaction(String id, Session session, Account account) {
    String loginId = account.customer().loginId();
    String keyDigits = session.boundKey.orElseThrow().substring(0, SHOWN_KEY_DIGITS);
    String qr =
        String.join("|", "NZTX1", session.operation.purpose(), loginId, keyDigits, tokens.hex(16));
    String expected;
    try {
      expected = new TransactionToken(account.customer()).read(qr).code();
    } catch (TokenException e) {
      throw new IllegalStateException("the bank's own text", e);
    }
    return new PosedChallenge(
        id,
        "transaction",
        JsonObject.builder().put("qr", qr).build(),
        List.of(code("code", 8)),
        answers -> expected.equals(answers.get("code")));
  }

  private PosedChallenge otp(String id, Account account) {
    return new PosedChallenge(
        id,
        "otp",
        none(),
        List.of(code("code", totp.digits())),
        answers -> account.useOtp(totp, clock.instant(), answers.getOrDefault("code", "")));
  }

  private PosedChallenge otpSync(String id, Account account) {
    Predicate<Map<String, String>> right =
        answers ->
            account.useOtpPair(
                totp,
                clock.instant(),
                answers.getOrDefault("current", ""),
                answers.getOrDefault("next", ""));
    return new PosedChallenge(
        id,
        "otp-sync",
        JsonObject.builder().put("periodSeconds", totp.period().toSeconds()).build(),
        List.of(code("current", totp.digits()), code("next", totp.digits())),
        right);
  }

  private static PosedChallenge question(String id, Account account) {
    return new PosedChallenge(
        id,
        "question",
        JsonObject.builder().put("question", account.customer().question()).build(),
        List.of(Field.of("answer", "answer", 1, 64, Field.Characters.ANY)),
        answers -> account.customer().answer().equals(answers.get("answer")));
  }

  private static PosedChallenge form(String id, Account account) {
    Field digits =
        new Field(
            "phoneDigits",
            "code",
            4,
            4,
            Field.Characters.DIGITS,
            Optional.of(Map.of("ja", "電話番号の下4桁", "en", "Last four digits of the phone number")));
    return new PosedChallenge(
        id,
        "phone-digits",
        JsonObject.builder()
            .put("title", text("電話番号の確認", "Phone number"))
            .put(
                "instruction",
                text("ご登録の電話番号の下4桁を入力してください。", "Enter the last four digits of your phone number."))
            .build(),
        List.of(digits),
        answers -> account.customer().phoneDigits().equals(answers.get("phoneDigits")));
  }

  private static PosedChallenge formless(String id) {
    return new PosedChallenge(
        id,
        "palm-vein",
        JsonObject.builder()
            .put("title", text("静脈認証", "Palm vein"))
            .put("instruction", text("手のひらをかざしてください。", "Hold out your palm."))
            .build(),
        List.of(),
        answers -> false);
  }

  private static Field code(String name, int digits) {
    return Field.of(name, "code", digits, digits, Field.Characters.DIGITS);
  }

  private static JsonObject text(String japanese, String english) {
    return JsonObject.builder().put("ja", japanese).put("en", english).build();
  }

  private static JsonObject none() {
    return JsonObject.builder().build();
  }
}
