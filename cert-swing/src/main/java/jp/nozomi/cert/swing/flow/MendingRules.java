package jp.nozomi.cert.swing.flow;

import java.util.Optional;

/** G010e to G015e: the session waits while the customer mends the account at the bank's page. */
final class MendingRules extends AnswerRules {
  private final Step.Mending step;

  MendingRules(Step.Mending step) {
    super(step, step.enrollment(), step.prompt(), step.progress());
    this.step = step;
  }

  @Override
  Step with(Enrollment newEnrollment, Prompt newPrompt, Optional<Progress> newProgress) {
    return new Step.Mending(newEnrollment, step.state(), newPrompt, newProgress);
  }
}
