package jp.nozomi.cert.protocol.enroll;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to stop, handed from the user's thread to the working one.
 *
 * <p>Thread-safe. Honoured only while cancelling is safe: {@link Stage#isCancellable()}.
 */
public final class Cancellation {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean requested;

  /** Makes a request that nobody has made yet. */
  public Cancellation() {}

  /** Asks the work to stop. */
  public void request() {
    List<Runnable> told;
    synchronized (this) {
      if (requested) {
        return;
      }
      requested = true;
      told = List.copyOf(listeners);
    }
    told.forEach(Runnable::run);
  }

  /**
   * Tells whether somebody asked.
   *
   * @return true after {@link #request()}
   */
  public synchronized boolean isRequested() {
    return requested;
  }

  /**
   * Throws if somebody asked.
   *
   * @throws CancelledException after {@link #request()}
   */
  public void check() throws CancelledException {
    if (isRequested()) {
      throw new CancelledException();
    }
  }

  /**
   * Registers what interrupts a blocking act; runs at once if somebody asked already.
   *
   * @param listener called once, on the thread that asks
   * @return removes the listener when it is run
   */
  public Runnable onRequest(Runnable listener) {
    boolean now;
    synchronized (this) {
      now = requested;
      if (!now) {
        listeners.add(listener);
      }
    }
    if (now) {
      listener.run();
    }
    return () -> {
      synchronized (this) {
        listeners.remove(listener);
      }
    };
  }
}
