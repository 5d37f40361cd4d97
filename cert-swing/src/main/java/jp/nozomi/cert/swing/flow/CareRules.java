package jp.nozomi.cert.swing.flow;

/** What remains to be done once there is a new certificate, then the end of the app. */
abstract class CareRules extends Stay {
  private final Step step;
  private final Aftercare care;

  CareRules(Step step, Aftercare care) {
    super(step);
    this.step = step;
    this.care = care;
  }

  /** The same step with other care. */
  abstract Step caring(Aftercare now);

  Aftercare care() {
    return care;
  }

  @Override
  public Transition closeChosen(Event.CloseChosen event) {
    return Transition.to(new Step.Closed(), new Effect.Close());
  }

  @Override
  public Transition retryChosen(Event.RetryChosen event) {
    return Transition.to(step, new Effect.LookAround());
  }

  @Override
  public Transition lookedAround(Event.LookedAround event) {
    return with(care.seen(event.browsers(), event.reminder()));
  }

  @Override
  public Transition reminderWanted(Event.ReminderWanted event) {
    Aftercare.Reminder now = event.wanted() ? Aftercare.Reminder.OFF : Aftercare.Reminder.ON;
    return care.reminder() == now
        ? to(care.with(Aftercare.Reminder.LOOKING), new Effect.Remind(event.wanted()))
        : stay();
  }

  @Override
  public Transition deletionChosen(Event.DeletionChosen event) {
    boolean possible = care.superseded().isPresent() && isOffered();
    return possible ? with(care.with(Aftercare.Deletion.ASKED)) : stay();
  }

  private boolean isOffered() {
    return care.deletion() == Aftercare.Deletion.OFFERED
        || care.deletion() == Aftercare.Deletion.FAILED;
  }

  @Override
  public Transition backChosen(Event.BackChosen event) {
    return care.deletion() == Aftercare.Deletion.ASKED
        ? with(care.with(Aftercare.Deletion.OFFERED))
        : stay();
  }

  @Override
  public Transition deletionConfirmed(Event.DeletionConfirmed event) {
    return care.deletion() == Aftercare.Deletion.ASKED
        ? to(
            care.with(Aftercare.Deletion.RUNNING),
            new Effect.Delete(care.superseded().orElseThrow()))
        : stay();
  }

  @Override
  public Transition deleted(Event.Deleted event) {
    return care.deletion() == Aftercare.Deletion.RUNNING
        ? with(care.deleted(event.failure()))
        : stay();
  }

  /** The store that holds the old certificate may want its password before it deletes. */
  @Override
  public Transition storeAsked(Event.StoreAsked event) {
    return care.deletion() == Aftercare.Deletion.RUNNING
        ? Transition.to(StorePasswordRules.ask(event, step))
        : super.storeAsked(event);
  }

  private Transition with(Aftercare now) {
    return to(now);
  }

  private Transition to(Aftercare now, Effect... effects) {
    return Transition.to(caring(now), effects);
  }
}
