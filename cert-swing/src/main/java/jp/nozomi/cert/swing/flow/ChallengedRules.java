package jp.nozomi.cert.swing.flow;

import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Challenge;

/** A challenge of the bank: the work waits for its answer. */
final class ChallengedRules extends AnswerRules {
  private final Challenge challenge;

  ChallengedRules(Step.Challenged step) {
    super(step, step.enrollment(), step.prompt(), step.progress());
    this.challenge = step.challenge();
  }

  @Override
  Step with(Enrollment newEnrollment, Prompt newPrompt, Optional<Progress> newProgress) {
    return new Step.Challenged(newEnrollment, challenge, newPrompt, newProgress);
  }
}
