package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.failure.EnrollmentException;

/** Conversations for programs that know the answers. */
public final class Conversations {
  private Conversations() {}

  /**
   * Answers the login challenge and nothing else.
   *
   * <p>Never answers twice after a refusal, so that a wrong password can not lock the customer.
   *
   * @param loginId the login ID
   * @param password the login password, still the caller's to close
   * @return the conversation
   */
  public static Conversation password(String loginId, Secret password) {
    return challenge -> login(challenge, loginId, password);
  }

  private static Answers login(Challenge challenge, String loginId, Secret password)
      throws CodedException {
    Optional<Failure> refused = challenge.previousFailure();
    if (refused.isPresent()) {
      throw new EnrollmentException(refused.get(), "the answer was not accepted", null);
    }
    if (challenge.type() != ChallengeType.PASSWORD) {
      throw new EnrollmentException(
          new Failure(ErrorCode.UNSUPPORTED, "challenge-not-answered"),
          "the bank asks for more than ID and password",
          null);
    }
    Answers answers = new Answers();
    for (ChallengeField field : challenge.fields()) {
      if (field.kind() == ChallengeField.Kind.ID) {
        answers.put(field.name(), Secret.take(loginId.toCharArray()));
      } else if (field.kind() == ChallengeField.Kind.PASSWORD) {
        answers.put(field.name(), password.copy());
      }
    }
    return answers;
  }
}
