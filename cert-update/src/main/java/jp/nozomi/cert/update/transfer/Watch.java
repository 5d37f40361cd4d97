package jp.nozomi.cert.update.transfer;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.FetchResponse;
import org.jspecify.annotations.Nullable;

/**
 * Ends a transfer from outside when it is too slow, too long under way or cancelled.
 *
 * <p>The reading thread can not do so itself: it may be blocked.
 */
final class Watch implements AutoCloseable {
  private final FetchResponse response;
  private final TransferLimits limits;
  private final ScheduledExecutorService timer;
  private final AtomicLong bytes = new AtomicLong();
  private final long started = System.nanoTime();
  private long seen;
  private volatile @Nullable UpdateReason verdict;

  private Watch(FetchResponse response, TransferLimits limits) {
    this.response = response;
    this.limits = limits;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "update-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  // What the timer runs throws nothing, and ends with the timer.
  @SuppressWarnings("FutureReturnValueIgnored")
  static Watch over(FetchResponse response, TransferLimits limits) {
    Watch watch = new Watch(response, limits);
    long window = limits.window().toMillis();
    watch.timer.scheduleAtFixedRate(watch::checkRate, window, window, TimeUnit.MILLISECONDS);
    watch.timer.schedule(
        () -> watch.end(UpdateReason.TIMED_OUT),
        limits.deadline().toMillis(),
        TimeUnit.MILLISECONDS);
    return watch;
  }

  void count(int read) {
    bytes.addAndGet(read);
    // A busy reader must end in time even if the timer thread gets no processor.
    if (System.nanoTime() - started > limits.deadline().toNanos()) {
      verdict = UpdateReason.TIMED_OUT;
    }
  }

  Optional<UpdateReason> verdict() {
    return Optional.ofNullable(verdict);
  }

  void end(UpdateReason reason) {
    if (verdict == null) {
      verdict = reason;
    }
    try {
      response.close();
    } catch (IOException ignored) {
      // The reading thread gets the verdict; how the connection ended adds nothing to it.
    }
  }

  private void checkRate() {
    long now = bytes.get();
    if (now - seen < limits.bytesPerWindow()) {
      end(UpdateReason.TOO_SLOW);
    }
    seen = now;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
