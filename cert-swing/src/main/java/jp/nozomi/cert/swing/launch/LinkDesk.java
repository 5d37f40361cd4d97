package jp.nozomi.cert.swing.launch;

import java.util.Optional;
import java.util.function.Supplier;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.swing.flow.Listing;
import jp.nozomi.cert.swing.flow.Step;

/**
 * Decides what a start does to the window that is there: it points at what the link is about on the
 * start screen, from which the manual's steps begin, and turns no page. Confined to the flow's
 * thread.
 */
public final class LinkDesk {
  private final Supplier<Step> step;
  private final Hints hints;
  private Optional<LaunchAction> waiting = Optional.empty();

  /** Tells the user of a link without turning the page. */
  public interface Hints {
    /**
     * The start screen is shown and read: the link's part of it may have the focus.
     *
     * @param action what the link names
     */
    void pointTo(LaunchAction action);

    /**
     * The link was accepted, but the window is in the middle of something.
     *
     * @param action what the link names
     */
    void occupied(LaunchAction action);

    /**
     * The link was not accepted.
     *
     * @param refusal why
     */
    void refused(LinkRefusal refusal);
  }

  /**
   * Makes a desk.
   *
   * @param step tells where the flow is
   * @param hints tells the user
   */
  public LinkDesk(Supplier<Step> step, Hints hints) {
    this.step = step;
    this.hints = hints;
  }

  /**
   * Takes an intent.
   *
   * @param intent what a start wants
   */
  public void receive(LaunchIntent intent) {
    intent.refusal().ifPresent(hints::refused);
    intent.action().ifPresent(this::follow);
  }

  /** Looks again at what waits for the start screen, after the flow has gone a step. */
  public void stepped() {
    if (waiting.isPresent() && !isOnItsWay(step.get())) {
      LaunchAction action = waiting.get();
      waiting = Optional.empty();
      follow(action);
    }
  }

  private void follow(LaunchAction action) {
    Step now = step.get();
    if (isOnItsWay(now)) {
      waiting = Optional.of(action);
    } else if (now instanceof Step.Home) {
      hints.pointTo(action);
    } else if (!isThere(now, action)) {
      hints.occupied(action);
    }
  }

  /** Whether the start screen still settles what was interrupted, or reads the list. */
  private static boolean isOnItsWay(Step step) {
    if (step instanceof Step.ProxyLogin proxy) {
      return isOnItsWay(proxy.interrupted());
    }
    if (step instanceof Step.StorePassword store) {
      return isOnItsWay(store.interrupted());
    }
    return step instanceof Step.Home home
        && (home.settling() || home.listing().state() == Listing.State.LOADING);
  }

  /** Whether the window shows the very page, with nothing sent yet. */
  private static boolean isThere(Step step, LaunchAction action) {
    Operation wanted = action == LaunchAction.ISSUE ? Operation.ISSUE : Operation.RENEW;
    return step instanceof Step.Login login
        && login.progress().isEmpty()
        && login.enrollment().operation() == wanted;
  }
}
