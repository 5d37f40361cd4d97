package jp.nozomi.cert.testkit.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A request that reaches the bank and is processed late, also if its client is gone by then.
 *
 * <p>Thread-safe.
 */
public final class HeldRequest {
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch processed = new CountDownLatch(1);

  HeldRequest() {}

  /**
   * Waits until the bank has the request.
   *
   * @param atMost how long to wait
   * @throws TimeoutException if it did not come in that time
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitArrival(Duration atMost) throws TimeoutException, InterruptedException {
    await(arrived, atMost);
  }

  /**
   * Lets the bank process the request now, and waits until it has.
   *
   * @param atMost how long to wait
   * @throws TimeoutException if it is not processed in that time, for example because it never came
   * @throws InterruptedException if the thread is interrupted
   */
  public void process(Duration atMost) throws TimeoutException, InterruptedException {
    released.countDown();
    await(processed, atMost);
  }

  /**
   * Holds a request on the thread that is to process it; called by the bank.
   *
   * @param <T> the kind of reply
   * @param processing processes it
   * @return the reply
   */
  public <T> T hold(Supplier<T> processing) {
    arrived.countDown();
    try {
      released.await();
      return processing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the bank closes while it holds a request", e);
    } finally {
      processed.countDown();
    }
  }

  private static void await(CountDownLatch latch, Duration atMost)
      throws TimeoutException, InterruptedException {
    if (!latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("the held request");
    }
  }
}
