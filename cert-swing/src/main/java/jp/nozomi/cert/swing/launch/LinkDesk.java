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
  private final Cover cover;
  private final Hints hints;
  private Optional<LaunchAction> waiting = Optional.empty();

  /** What may lie over the start screen. */
  public interface Cover {
    /**
     * Tells whether the start screen is out of sight.
     *
     * @return true if a page covers it
     */
    boolean isThere();

    /**
     * Uncovers the start screen, unless the user would lose something.
     *
     * @return false if the cover stays
     */
    boolean makeWay();
  }

  /** Tells the user of a link without turning the page. */
  public interface Hints {
    /**
     * The start screen is shown and read: the link's part of it may have the focus.
     *
     * @param action what the link names
     */
    void pointTo(LaunchAction action);

    /**
     * The link was accepted, and will be followed when the page that covers the start screen is
     * closed.
     *
     * @param action what the link names
     */
    void postponed(LaunchAction action);

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
   * @param cover what may lie over the start screen
   * @param hints tells the user
   */
  public LinkDesk(Supplier<Step> step, Cover cover, Hints hints) {
    this.step = step;
    this.cover = cover;
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

  /**
   * Looks again at what waits for the start screen, after the flow has gone a step or a page was
   * closed.
   */
  public void stepped() {
    if (waiting.isPresent() && !isOnItsWay(step.get()) && !cover.isThere()) {
      LaunchAction action = waiting.get();
      waiting = Optional.empty();
      follow(action);
    }
  }

  private void follow(LaunchAction action) {
    Step now = step.get();
    // The last link holds: it is what the user wants now.
    waiting = Optional.empty();
    if (isOnItsWay(now)) {
      waiting = Optional.of(action);
    } else if (now instanceof Step.Home) {
      if (!cover.isThere() || cover.makeWay()) {
        hints.pointTo(action);
      } else {
        waiting = Optional.of(action);
        hints.postponed(action);
      }
    } else if (!isThere(now, action)) {
      hints.occupied(action);
    }
  }

  /**
   * Whether the start screen still settles what was interrupted, reads the list, or will be there
   * again after a question.
   */
  private static boolean isOnItsWay(Step step) {
    if (step instanceof Step.ProxyLogin proxy) {
      return proxy.interrupted() instanceof Step.Home;
    }
    if (step instanceof Step.StorePassword store) {
      return store.interrupted() instanceof Step.Home;
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
