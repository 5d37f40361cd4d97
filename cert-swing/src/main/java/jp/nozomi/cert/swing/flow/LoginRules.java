package jp.nozomi.cert.swing.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Stage;

/** CCHK002, before the bank is asked and while it is being asked. */
final class LoginRules extends WorkRules {
  LoginRules(Step.Login login) {
    super(login, login.enrollment(), login.prompt(), login.progress());
  }

  @Override
  Step with(Enrollment newEnrollment, Prompt newPrompt, Optional<Progress> newProgress) {
    return new Step.Login(newEnrollment, newPrompt, newProgress);
  }

  @Override
  boolean isStarted() {
    return isBusy();
  }

  @Override
  Transition accepted(Answers answers) {
    return Transition.to(
        with(enrollment().holding(answers), prompt(), Optional.of(Progress.at(Stage.PREPARING))),
        new Effect.Begin(enrollment().operation(), enrollment().certificate()));
  }

  @Override
  public Transition backChosen(Event.BackChosen event) {
    if (isBusy()) {
      return stay();
    }
    Transition home = Flow.home();
    List<Effect> effects = new ArrayList<>(home.effects());
    effects.add(0, new Effect.StandDown());
    return new Transition(home.step(), effects);
  }
}
