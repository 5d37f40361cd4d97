package jp.nozomi.cert.swing.launch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Lets so many things happen in so much time and no more. Not thread-safe. */
final class Pace {
  private final int most;
  private final long span;
  private final LongSupplier nanos;
  private final Deque<Long> times = new ArrayDeque<>();

  Pace(int most, Duration span, LongSupplier nanos) {
    this.most = most;
    this.span = span.toNanos();
    this.nanos = nanos;
  }

  boolean allows() {
    long now = nanos.getAsLong();
    while (!times.isEmpty() && now - times.peekFirst() >= span) {
      times.removeFirst();
    }
    return times.size() < most && times.add(now);
  }
}
