package jp.nozomi.cert.update.port;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A switch that ends a transfer from another thread. Thread-safe. */
public final class Cancellation {
  private final Set<Runnable> actions = new LinkedHashSet<>();
  private boolean cancelled;

  /** Makes a switch that is not yet thrown. */
  public Cancellation() {}

  /** Cancels. Cancelling twice does nothing more. */
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  /**
   * Tells whether it was cancelled.
   *
   * @return true once {@link #cancel()} was called
   */
  public synchronized boolean cancelled() {
    return cancelled;
  }

  /**
   * Runs an action when it is cancelled, at once if it already is.
   *
   * @param action what to run, on the cancelling thread
   * @return takes the action back
   */
  public Runnable onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return () -> remove(action);
      }
    }
    action.run();
    return () -> {};
  }

  private synchronized void remove(Runnable action) {
    actions.remove(action);
  }
}
