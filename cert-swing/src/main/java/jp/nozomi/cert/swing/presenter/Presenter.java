package jp.nozomi.cert.swing.presenter;

import java.util.Map;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.swing.flow.Effect;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Flow;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.flow.Transition;

/**
 * Keeps the step, shows it, and has its effects done.
 *
 * <p>Confined to the flow's thread: the event thread of the wizard, the main thread of the command
 * line. An effect may raise the next event before it returns.
 */
public final class Presenter {
  private final Flow flow;
  private Renderer renderer;
  private final View view;
  private final Effect.Cases effects;
  private Step step = new Step.Closed();

  /**
   * Makes a presenter; nothing is shown before {@link #start}.
   *
   * @param flow the transition function
   * @param renderer turns steps into screens
   * @param view shows them
   * @param effects does what the flow wants done
   */
  public Presenter(Flow flow, Renderer renderer, View view, Effect.Cases effects) {
    this.flow = flow;
    this.renderer = renderer;
    this.view = view;
    this.effects = effects;
  }

  /**
   * Shows the first screen.
   *
   * @param opening one of the flow's openings
   */
  public void start(Transition opening) {
    follow(opening);
  }

  /**
   * Shows the step anew with another renderer: in another language.
   *
   * @param other turns steps into screens from now on
   */
  public void renderWith(Renderer other) {
    renderer = other;
    if (step.screen() != Screen.CLOSED) {
      view.show(renderer.render(step));
    }
  }

  /**
   * Lets something happen.
   *
   * @param event what happens
   */
  public void raise(Event event) {
    follow(flow.next(step, event));
  }

  /**
   * Sends what was typed.
   *
   * @param typed the texts by field name, whose ownership goes over
   */
  public void submit(Map<String, Secret> typed) {
    Answers answers = new Answers();
    typed.forEach(answers::put);
    raise(new Event.Submitted(answers));
  }

  /**
   * Tells where the flow is.
   *
   * @return the step
   */
  public Step step() {
    return step;
  }

  private void follow(Transition transition) {
    Step before = step;
    step = transition.step();
    if (!step.equals(before) && step.screen() != Screen.CLOSED) {
      view.show(renderer.render(step));
    }
    for (Effect effect : transition.effects()) {
      effect.accept(effects);
    }
  }
}
