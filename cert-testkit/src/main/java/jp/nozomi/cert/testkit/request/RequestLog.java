package jp.nozomi.cert.testkit.request;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The fake bank's latest requests, oldest first, with waits for the next.
 *
 * <p>Thread-safe. Keeps the last 10,000; counts them all.
 */
public final class RequestLog {
  private static final int KEPT = 10_000;
  private static final int TOLD = 50;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<RecordedRequest> latest = new ArrayDeque<>();
  private final Map<Endpoint, Long> counts = new EnumMap<>(Endpoint.class);
  private long total;

  /** Makes an empty log. */
  public RequestLog() {}

  /**
   * Adds a request under the next number.
   *
   * @param recording makes the record from its number
   */
  public void add(Recording recording) {
    lock.lock();
    try {
      RecordedRequest request = recording.numbered(++total);
      latest.addLast(request);
      if (latest.size() > KEPT) {
        latest.removeFirst();
      }
      counts.merge(request.endpoint(), 1L, Long::sum);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives the kept requests.
   *
   * @return the requests, oldest first
   */
  public List<RecordedRequest> all() {
    lock.lock();
    try {
      return List.copyOf(latest);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives the kept requests to one endpoint.
   *
   * @param endpoint the endpoint
   * @return its requests, oldest first
   */
  public List<RecordedRequest> to(Endpoint endpoint) {
    return all().stream().filter(request -> request.endpoint() == endpoint).toList();
  }

  /**
   * Counts the requests to one endpoint since the start.
   *
   * @param endpoint the endpoint
   * @return how many were answered
   */
  public long count(Endpoint endpoint) {
    return read(log -> log.counts.getOrDefault(endpoint, 0L));
  }

  /**
   * Counts all requests since the start.
   *
   * @return how many were answered
   */
  public long count() {
    return read(log -> log.total);
  }

  private long read(ToLongFunction<RequestLog> value) {
    lock.lock();
    try {
      return value.applyAsLong(this);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until an endpoint was asked so often, and gives its latest request.
   *
   * @param endpoint the endpoint
   * @param times how many requests since the bank's start
   * @param atMost how long to wait
   * @return the latest request to it
   * @throws TimeoutException if it was asked less often in that time
   * @throws InterruptedException if the thread is interrupted
   */
  public RecordedRequest await(Endpoint endpoint, long times, Duration atMost)
      throws TimeoutException, InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (counts.getOrDefault(endpoint, 0L) < times) {
        if (left <= 0) {
          throw new TimeoutException(
              "%s was asked %s times instead of %s; the latest requests:%s"
                  .formatted(endpoint, counts.getOrDefault(endpoint, 0L), times, this));
        }
        left = added.awaitNanos(left);
      }
      Optional<RecordedRequest> found =
          latest.stream().filter(r -> r.endpoint() == endpoint).reduce((a, b) -> b);
      return found.orElseThrow(() -> new TimeoutException(endpoint + " is no longer kept"));
    } finally {
      lock.unlock();
    }
  }

  /** Names the latest requests, each on a line of its own, for the messages of assertions. */
  @Override
  public String toString() {
    List<RecordedRequest> kept = all();
    return kept.stream()
        .skip(Math.max(0, kept.size() - TOLD))
        .map(request -> "\n  " + request)
        .collect(Collectors.joining());
  }

  /** Makes a record once its number is known. */
  @FunctionalInterface
  public interface Recording {
    /**
     * Makes the record.
     *
     * @param number the request's number
     * @return the record
     */
    RecordedRequest numbered(long number);
  }
}
