package jp.nozomi.cert.swing.flow;

import java.util.List;

/**
 * Where an event leads.
 *
 * @param step the step from now on
 * @param effects what is to be done, in order
 */
public record Transition(Step step, List<Effect> effects) {
  /** Copies the effects. */
  public Transition {
    effects = List.copyOf(effects);
  }

  static Transition to(Step step, Effect... effects) {
    return new Transition(step, List.of(effects));
  }
}
