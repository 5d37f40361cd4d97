package jp.nozomi.cert.swing.flow;

import java.util.List;
import jp.nozomi.cert.core.input.Characters;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.protocol.enroll.ChallengeField;

/** The password or PIN of the certificate store; a new one is typed twice. */
final class StorePasswordRules extends InterruptRules {
  private static final FieldRule EXISTING = new FieldRule(1, 256, Characters.ANY);

  /** The shortest that other programs can still read: OpenSSL refuses fewer than four. */
  private static final FieldRule NEW = new FieldRule(4, 256, Characters.ANY);

  private final Step.StorePassword step;

  StorePasswordRules(Flow flow, Step.StorePassword step) {
    super(flow, step, step.interrupted(), step.prompt());
    this.step = step;
  }

  static Step ask(Event.StoreAsked event, Step interrupted) {
    List<ChallengeField> fields =
        event.creating()
            ? List.of(password(FieldNames.PASSWORD, NEW), password(FieldNames.REPEATED, NEW))
            : List.of(password(FieldNames.PASSWORD, EXISTING));
    return new Step.StorePassword(event.store(), event.creating(), Prompt.of(fields), interrupted);
  }

  @Override
  Step with(Prompt newPrompt, Step newInterrupted) {
    return new Step.StorePassword(step.store(), step.creating(), newPrompt, newInterrupted);
  }

  private static ChallengeField password(String name, FieldRule rule) {
    return Flow.field(name, ChallengeField.Kind.PASSWORD, rule);
  }
}
