package jp.nozomi.cert.swing.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the intents of starts until there is a window to show them. Thread-safe.
 *
 * <p>Bounded: a window that never opens is not sent intents without end.
 */
public final class LaunchMailbox {
  private static final int MOST_WAITING = 64;

  private final Deque<LaunchIntent> waiting = new ArrayDeque<>();
  private @Nullable Consumer<LaunchIntent> listener;
  private boolean closed;

  /**
   * Takes an intent in.
   *
   * @param intent the intent
   * @return false if nobody will see it any more, or too many wait
   */
  public synchronized boolean deliver(LaunchIntent intent) {
    if (closed) {
      return false;
    }
    if (listener != null) {
      listener.accept(intent);
      return true;
    }
    return waiting.size() < MOST_WAITING && waiting.add(intent);
  }

  /**
   * Sends what waits, and all that comes from now on, to a window.
   *
   * @param window takes the intents, on the thread of whoever delivers them; must return at once
   */
  public synchronized void listen(Consumer<LaunchIntent> window) {
    listener = window;
    waiting.forEach(window);
    waiting.clear();
  }

  /** Takes nothing in any more: the window is closing. */
  public synchronized void close() {
    closed = true;
  }
}
