package jp.nozomi.cert.swing.launch;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Step;

/**
 * Decides what a start does to the window that is there: it may turn a page that nobody works on,
 * and disturbs nothing else. Confined to the flow's thread.
 */
public final class LinkDesk {
  private final Supplier<Step> step;
  private final Consumer<Event> events;
  private final Hints hints;
  private Optional<LaunchAction> waiting = Optional.empty();

  /** Tells the user of a link without turning the page. */
  public interface Hints {
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
   * @param events takes what turns the page
   * @param hints tells the user
   */
  public LinkDesk(Supplier<Step> step, Consumer<Event> events, Hints hints) {
    this.step = step;
    this.events = events;
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
    if (waiting.isPresent() && !isSettling(step.get())) {
      LaunchAction action = waiting.get();
      waiting = Optional.empty();
      follow(action);
    }
  }

  private void follow(LaunchAction action) {
    Step now = step.get();
    if (isSettling(now)) {
      // What was interrupted is finished first: it may be the very certificate that is wanted.
      waiting = Optional.of(action);
    } else if (now instanceof Step.Home) {
      if (action == LaunchAction.ISSUE) {
        events.accept(new Event.IssueChosen());
      }
    } else if (!isThere(now, action)) {
      hints.occupied(action);
    }
  }

  private static boolean isSettling(Step step) {
    if (step instanceof Step.ProxyLogin proxy) {
      return isSettling(proxy.interrupted());
    }
    if (step instanceof Step.StorePassword store) {
      return isSettling(store.interrupted());
    }
    return step instanceof Step.Home home && home.settling();
  }

  /** Whether the window shows the very page, with nothing sent yet. */
  private static boolean isThere(Step step, LaunchAction action) {
    Operation wanted = action == LaunchAction.ISSUE ? Operation.ISSUE : Operation.RENEW;
    return step instanceof Step.Login login
        && login.progress().isEmpty()
        && login.enrollment().operation() == wanted;
  }
}
