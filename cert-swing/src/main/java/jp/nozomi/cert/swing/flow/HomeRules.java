package jp.nozomi.cert.swing.flow;

import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;

/** CCHK001. */
final class HomeRules extends Stay {
  private final Flow flow;
  private final Step.Home home;

  HomeRules(Flow flow, Step.Home home) {
    super(home);
    this.flow = flow;
    this.home = home;
  }

  @Override
  public Transition issueChosen(Event.IssueChosen event) {
    // What was interrupted is finished first: it may be the very certificate that is wanted.
    return home.settling() ? stay() : flow.toLogin(Enrollment.issue());
  }

  @Override
  public Transition renewChosen(Event.RenewChosen event) {
    return home.selected()
        .filter(id -> !home.settling())
        .map(id -> flow.toLogin(Enrollment.renew(id)))
        .orElseGet(this::stay);
  }

  @Override
  public Transition certificateSelected(Event.CertificateSelected event) {
    return home.listing().canRenew(event.id()) ? Transition.to(home.selecting(event.id())) : stay();
  }

  @Override
  public Transition unrenewableShown(Event.UnrenewableShown event) {
    return Transition.to(home.showingUnrenewable(event.shown()));
  }

  @Override
  public Transition unlockChosen(Event.UnlockChosen event) {
    return Transition.to(home.with(Listing.loading()), new Effect.List(true));
  }

  @Override
  public Transition retryChosen(Event.RetryChosen event) {
    return Transition.to(home.with(Listing.loading()), new Effect.List(false));
  }

  @Override
  public Transition storeChosen(Event.StoreChosen event) {
    return Transition.to(home.with(event.plan()));
  }

  @Override
  public Transition listed(Event.Listed event) {
    return Transition.to(home.with(Listing.ready(event.entries(), event.unread())));
  }

  @Override
  public Transition listFailed(Event.ListFailed event) {
    boolean locked = event.failure().code() == ErrorCode.STORE_PASSWORD_WRONG;
    return Transition.to(home.with(locked ? Listing.locked() : Listing.failed(event.failure())));
  }

  @Override
  public Transition storeAsked(Event.StoreAsked event) {
    return Transition.to(StorePasswordRules.ask(event, home));
  }

  @Override
  public Transition proxyAsked(Event.ProxyAsked event) {
    return Transition.to(ProxyRules.ask(event, home));
  }

  @Override
  public Transition recovered(Event.Recovered event) {
    return event.outcomes().isEmpty()
        ? Transition.to(home.settled())
        : UnfinishedRules.tell(event.outcomes());
  }

  @Override
  public Transition workFailed(Event.WorkFailed event) {
    // The recovery, or the choice of a store.
    return event.failure().code() == ErrorCode.CANCELLED
        ? Transition.to(home.settled())
        : Transition.to(new Step.Stopped(event.failure(), Optional.empty()));
  }

  @Override
  public Transition closeChosen(Event.CloseChosen event) {
    return Transition.to(new Step.Closed(), new Effect.CancelWork(), new Effect.Close());
  }
}
