package jp.nozomi.cert.swing.flow;

import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.Stage;

/** A challenge of the bank: the work waits for its answer. */
final class ChallengedRules extends WorkRules {
  private final Challenge challenge;

  ChallengedRules(Step.Challenged step) {
    super(step, step.enrollment(), step.prompt(), step.progress());
    this.challenge = step.challenge();
  }

  @Override
  Step with(Enrollment newEnrollment, Prompt newPrompt, Optional<Progress> newProgress) {
    return new Step.Challenged(newEnrollment, challenge, newPrompt, newProgress);
  }

  @Override
  boolean isStarted() {
    return true;
  }

  @Override
  Transition accepted(Answers answers) {
    return Transition.to(
        with(
            enrollment(),
            prompt().withProblems(Map.of()),
            Optional.of(Progress.at(Stage.AUTHENTICATING))),
        new Effect.Reply(answers));
  }

  @Override
  public Transition backChosen(Event.BackChosen event) {
    return isBusy() ? stay() : givingUp();
  }
}
