package jp.nozomi.cert.swing.flow;

import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Stage;

/** G010e to G015e: the session waits while the customer mends the account at the bank's page. */
final class MendingRules extends WorkRules {
  private final Step.Mending step;

  MendingRules(Step.Mending step) {
    super(step, step.enrollment(), step.prompt(), step.progress());
    this.step = step;
  }

  @Override
  Step with(Enrollment newEnrollment, Prompt newPrompt, Optional<Progress> newProgress) {
    return new Step.Mending(newEnrollment, step.state(), newPrompt, newProgress);
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
