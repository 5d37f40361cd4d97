package jp.nozomi.cert.protocol.transport;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends exchanges that take too long as a whole, whatever they do meanwhile. */
final class Deadlines implements AutoCloseable {
  private final ScheduledThreadPoolExecutor watch;

  Deadlines() {
    watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "http-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
  }

  ScheduledFuture<?> in(Duration time, Runnable act) {
    return watch.schedule(act, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
