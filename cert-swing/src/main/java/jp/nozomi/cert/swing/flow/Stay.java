package jp.nozomi.cert.swing.flow;

/**
 * What a step does with the events that mean nothing to it: it stays.
 *
 * <p>Two things may never be dropped: a question for which the work waits is declined, and answers
 * that nobody uses are cleared.
 */
abstract class Stay implements Event.Cases<Transition> {
  private final Step step;

  Stay(Step step) {
    this.step = step;
  }

  @Override
  public Transition issueChosen(Event.IssueChosen event) {
    return stay();
  }

  @Override
  public Transition renewChosen(Event.RenewChosen event) {
    return stay();
  }

  @Override
  public Transition certificateSelected(Event.CertificateSelected event) {
    return stay();
  }

  @Override
  public Transition unrenewableShown(Event.UnrenewableShown event) {
    return stay();
  }

  @Override
  public Transition unlockChosen(Event.UnlockChosen event) {
    return stay();
  }

  @Override
  public Transition submitted(Event.Submitted event) {
    return Transition.to(step, new Effect.Discard(event.answers()));
  }

  @Override
  public Transition backChosen(Event.BackChosen event) {
    return stay();
  }

  @Override
  public Transition cancelChosen(Event.CancelChosen event) {
    return stay();
  }

  @Override
  public Transition retryChosen(Event.RetryChosen event) {
    return stay();
  }

  @Override
  public Transition closeChosen(Event.CloseChosen event) {
    return stay();
  }

  @Override
  public Transition reminderWanted(Event.ReminderWanted event) {
    return stay();
  }

  @Override
  public Transition deletionChosen(Event.DeletionChosen event) {
    return stay();
  }

  @Override
  public Transition deletionConfirmed(Event.DeletionConfirmed event) {
    return stay();
  }

  @Override
  public Transition lookedAround(Event.LookedAround event) {
    return stay();
  }

  @Override
  public Transition deleted(Event.Deleted event) {
    return stay();
  }

  @Override
  public Transition storeChosen(Event.StoreChosen event) {
    return stay();
  }

  @Override
  public Transition listed(Event.Listed event) {
    return stay();
  }

  @Override
  public Transition listFailed(Event.ListFailed event) {
    return stay();
  }

  @Override
  public Transition stageBegan(Event.StageBegan event) {
    return stay();
  }

  @Override
  public Transition waiting(Event.Waiting event) {
    return stay();
  }

  @Override
  public Transition challenged(Event.Challenged event) {
    return Transition.to(step, new Effect.GiveUp());
  }

  @Override
  public Transition mendingAsked(Event.MendingAsked event) {
    return Transition.to(step, new Effect.GiveUp());
  }

  @Override
  public Transition proxyAsked(Event.ProxyAsked event) {
    return Transition.to(step, new Effect.GiveUp());
  }

  @Override
  public Transition storeAsked(Event.StoreAsked event) {
    return Transition.to(step, new Effect.GiveUp());
  }

  @Override
  public Transition finished(Event.Finished event) {
    return stay();
  }

  @Override
  public Transition workFailed(Event.WorkFailed event) {
    return stay();
  }

  @Override
  public Transition recovered(Event.Recovered event) {
    return stay();
  }

  final Transition stay() {
    return Transition.to(step);
  }
}
