package jp.nozomi.cert.swing.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question that can come at any request: the step that it interrupted is kept, and goes on.
 *
 * <p>The work waits for the answer, so that only the list and the end of the work can be told
 * meanwhile.
 */
abstract class InterruptRules extends Stay {
  private final Flow flow;
  private final Step interrupted;
  private final Prompt prompt;

  InterruptRules(Flow flow, Step step, Step interrupted, Prompt prompt) {
    super(step);
    this.flow = flow;
    this.interrupted = interrupted;
    this.prompt = prompt;
  }

  abstract Step with(Prompt newPrompt, Step newInterrupted);

  @Override
  public final Transition submitted(Event.Submitted event) {
    Map<String, Problem> problems = prompt.check(event.answers());
    return problems.isEmpty()
        ? Transition.to(interrupted, new Effect.Reply(event.answers()))
        : Transition.to(
            with(prompt.withProblems(problems), interrupted), new Effect.Discard(event.answers()));
  }

  @Override
  public final Transition backChosen(Event.BackChosen event) {
    return Transition.to(interrupted.givingUp(), new Effect.GiveUp());
  }

  @Override
  public final Transition cancelChosen(Event.CancelChosen event) {
    return Transition.to(interrupted.givingUp(), new Effect.GiveUp());
  }

  @Override
  public final Transition closeChosen(Event.CloseChosen event) {
    Transition closing = flow.next(interrupted, event);
    List<Effect> effects = new ArrayList<>(closing.effects());
    if (!effects.contains(new Effect.GiveUp())) {
      effects.add(0, new Effect.GiveUp());
    }
    return new Transition(closing.step(), effects);
  }

  @Override
  public final Transition storeChosen(Event.StoreChosen event) {
    return behind(event);
  }

  @Override
  public final Transition listed(Event.Listed event) {
    return behind(event);
  }

  @Override
  public final Transition listFailed(Event.ListFailed event) {
    return behind(event);
  }

  @Override
  public final Transition stageBegan(Event.StageBegan event) {
    return behind(event);
  }

  @Override
  public final Transition workFailed(Event.WorkFailed event) {
    return flow.next(interrupted, event);
  }

  private Transition behind(Event event) {
    Transition there = flow.next(interrupted, event);
    return new Transition(with(prompt, there.step()), there.effects());
  }
}
