package jp.nozomi.cert.protocol.enroll;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.wire.EstServer;

/** Asks the customer for login ID and password, by the profile's rules: EST asks nothing itself. */
final class EstLogin {
  private static final int MOST_ATTEMPTS = 10;
  private static final String ID = "loginId";
  private static final String PASSWORD = "password";

  private final BankProfile profile;
  private final Progress progress;
  private Optional<Failure> previousFailure = Optional.empty();
  private int attempts;

  EstLogin(BankProfile profile, Progress progress) {
    this.profile = profile;
    this.progress = progress;
  }

  /** What is done with a login. */
  @FunctionalInterface
  interface Use<T> {
    T with(EstServer.Login login) throws CodedException;
  }

  /** Asks until the login is well-formed, and clears it after its use. */
  <T> T use(Use<T> act) throws CodedException {
    while (attempts++ < MOST_ATTEMPTS) {
      progress.stage(Stage.AUTHENTICATING);
      Challenge challenge = challenge();
      try (Answers given = progress.conversation().answer(challenge);
          CheckedAnswers answers = new CheckedAnswers(challenge, given)) {
        progress.stage(Stage.AUTHENTICATING);
        previousFailure = answers.failure();
        if (previousFailure.isEmpty()) {
          Secret id = answers.values().get(ID);
          Secret password = answers.values().get(PASSWORD);
          if (id == null || password == null) {
            throw new IllegalStateException("the challenge's own fields");
          }
          String login = id.use(String::new);
          previousFailure = login.indexOf(':') >= 0 ? Optional.of(colon()) : Optional.empty();
          if (previousFailure.isEmpty()) {
            return act.with(new EstServer.Login(login, password));
          }
        }
      }
    }
    throw new EnrollmentException(
        new Failure(ErrorCode.WRONG_CREDENTIALS), MOST_ATTEMPTS + " attempts", null);
  }

  /** Says why the login before was not accepted, when it is asked for again. */
  void refused(Failure failure) {
    previousFailure = Optional.of(failure);
  }

  /** RFC 7617 section 2: the colon ends the ID. */
  private static Failure colon() {
    return new Failure(ErrorCode.INPUT_INVALID, "invalid-input")
        .with("field", ID)
        .with("violation", "forbidden-character");
  }

  private Challenge challenge() {
    return new Challenge(
        ChallengeType.PASSWORD,
        Operation.ISSUE,
        List.of(
            new ChallengeField(ID, ChallengeField.Kind.ID, profile.loginId(), Optional.empty()),
            new ChallengeField(
                PASSWORD, ChallengeField.Kind.PASSWORD, profile.password(), Optional.empty())),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        previousFailure);
  }
}
