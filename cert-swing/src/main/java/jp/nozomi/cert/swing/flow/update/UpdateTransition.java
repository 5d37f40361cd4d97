package jp.nozomi.cert.swing.flow.update;

import java.util.List;

/**
 * Where an event leads.
 *
 * @param step the step from now on
 * @param effects what is to be done, in order
 */
public record UpdateTransition(UpdateStep step, List<UpdateEffect> effects) {
  /** Copies the effects. */
  public UpdateTransition {
    effects = List.copyOf(effects);
  }

  static UpdateTransition to(UpdateStep step, UpdateEffect... effects) {
    return new UpdateTransition(step, List.of(effects));
  }
}
