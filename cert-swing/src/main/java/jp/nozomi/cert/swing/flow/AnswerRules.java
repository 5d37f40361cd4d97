package jp.nozomi.cert.swing.flow;

import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Stage;

/** The session waits for an answer of the customer, and goes on with it. */
abstract class AnswerRules extends WorkRules {
  AnswerRules(Step step, Enrollment enrollment, Prompt prompt, Optional<Progress> progress) {
    super(step, enrollment, prompt, progress);
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
