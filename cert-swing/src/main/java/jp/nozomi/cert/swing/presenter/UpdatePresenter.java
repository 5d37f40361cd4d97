package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.swing.flow.update.UpdateEffect;
import jp.nozomi.cert.swing.flow.update.UpdateEvent;
import jp.nozomi.cert.swing.flow.update.UpdateStep;
import jp.nozomi.cert.swing.flow.update.UpdateTransition;

/** Keeps the step of the update dialogs, shows it, and has its effects done. One thread only. */
public final class UpdatePresenter {
  private UpdateRenderer renderer;
  private final UpdateView view;
  private final UpdateEffect.Cases effects;
  private UpdateStep step = new UpdateStep.Gone();

  /**
   * Makes a presenter; nothing happens before {@link #start}.
   *
   * @param renderer turns steps into dialogs
   * @param view shows them
   * @param effects does what the steps want done
   */
  public UpdatePresenter(UpdateRenderer renderer, UpdateView view, UpdateEffect.Cases effects) {
    this.renderer = renderer;
    this.view = view;
    this.effects = effects;
  }

  /** Settles what was begun before, then asks for a new version. */
  public void start() {
    follow(UpdateStep.start());
  }

  /**
   * Lets something happen.
   *
   * @param event what happens
   */
  public void raise(UpdateEvent event) {
    follow(event.at(step));
  }

  /**
   * Shows the step anew with another renderer: in another language.
   *
   * @param other turns steps into dialogs from now on
   */
  public void renderWith(UpdateRenderer other) {
    renderer = other;
    view.show(renderer.render(step));
  }

  /**
   * Tells where the dialogs are.
   *
   * @return the step
   */
  public UpdateStep step() {
    return step;
  }

  private void follow(UpdateTransition transition) {
    UpdateStep before = step;
    step = transition.step();
    if (!step.equals(before)) {
      view.show(renderer.render(step));
    }
    for (UpdateEffect effect : transition.effects()) {
      effect.accept(effects);
    }
  }
}
