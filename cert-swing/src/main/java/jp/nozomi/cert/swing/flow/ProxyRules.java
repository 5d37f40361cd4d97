package jp.nozomi.cert.swing.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.input.Characters;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.protocol.enroll.ChallengeField;

/** CCHK008. */
final class ProxyRules extends InterruptRules {
  private static final FieldRule ANYTHING = new FieldRule(1, 256, Characters.ANY);

  private final Step.ProxyLogin step;

  ProxyRules(Flow flow, Step.ProxyLogin step) {
    super(flow, step, step.interrupted(), step.prompt());
    this.step = step;
  }

  static Step.ProxyLogin ask(Event.ProxyAsked event, Step interrupted) {
    List<ChallengeField> fields =
        List.of(
            Flow.field(FieldNames.PROXY_USER, ChallengeField.Kind.ANSWER, ANYTHING),
            Flow.field(FieldNames.PASSWORD, ChallengeField.Kind.PASSWORD, ANYTHING));
    Optional<Failure> rejected =
        event.proxy().rejected()
            ? Optional.of(new Failure(ErrorCode.PROXY_CREDENTIALS_WRONG))
            : Optional.empty();
    return new Step.ProxyLogin(
        event.proxy(), new Prompt(fields, Map.of(), rejected, OptionalInt.empty(), 0), interrupted);
  }

  @Override
  Step with(Prompt newPrompt, Step newInterrupted) {
    return new Step.ProxyLogin(step.proxy(), newPrompt, newInterrupted);
  }
}
