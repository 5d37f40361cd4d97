package jp.nozomi.cert.protocol.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.CancelledException;

/** One run of the checks: their order, their progress and their bounds. Not thread-safe. */
final class Run {
  private final PreflightListener listener;
  private final Cancellation cancellation;
  private final List<CheckResult> results = new ArrayList<>();

  Run(PreflightListener listener, Cancellation cancellation) {
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** A check. */
  @FunctionalInterface
  interface Check<A, B> {
    Checked<B> of(A subject) throws CancelledException;
  }

  /** A check that also needs something of the caller's. */
  @FunctionalInterface
  interface CheckOfBoth<A, G, B> {
    Checked<B> of(A subject, G given) throws CancelledException;
  }

  /** The work of a check. */
  @FunctionalInterface
  interface Work<B> {
    Checked<B> run() throws CancelledException;
  }

  List<CheckResult> results() {
    return results;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Makes a check of what an earlier one left, or skips it. */
  <A, B> Checked<B> after(Checked<A> earlier, CheckId id, Check<A, B> check)
      throws CancelledException {
    if (earlier.value().isEmpty()) {
      CheckResult before = earlier.result();
      // A chain of skipped checks names the one that failed, and not its neighbour.
      String because = before.facts().getOrDefault("because", before.id().label());
      boolean skipped = before.outcome() == Outcome.SKIPPED;
      return skip(
          CheckResult.skipped(id, skipped ? before.cause() : "earlier-failed")
              .with("because", because));
    }
    return check(id, () -> check.of(earlier.value().get()));
  }

  /** Makes a check of what an earlier one left and the caller gave, or skips it. */
  <A, G, B> Checked<B> after(
      Checked<A> earlier, Optional<G> given, CheckId id, CheckOfBoth<A, G, B> check)
      throws CancelledException {
    return given.isEmpty()
        ? skip(CheckResult.skipped(id, "not-configured").with("because", id.label()))
        : after(earlier, id, subject -> check.of(subject, given.get()));
  }

  /** Makes a check that needs no other. */
  <B> Checked<B> check(CheckId id, Work<B> work) throws CancelledException {
    cancellation.check();
    listener.began(id);
    long began = System.nanoTime();
    Checked<B> checked = work.run();
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    return ended(new Checked<>(checked.result().took(time), checked.value()));
  }

  /**
   * Does what can hang on a thread of its own, which is left to itself when its time is up.
   *
   * @return what the task gave, or empty if its time was up
   */
  <T> Optional<T> within(Duration bound, Supplier<T> task) throws CancelledException {
    FutureTask<T> future = new FutureTask<>(task::get);
    Thread thread = new Thread(future, "preflight");
    thread.setDaemon(true);
    thread.start();
    Runnable unregister = cancellation.onRequest(() -> future.cancel(true));
    try {
      return Optional.of(future.get(bound.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      future.cancel(true);
      return Optional.empty();
    } catch (CancellationException e) {
      throw new CancelledException();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check failed", e.getCause());
    } finally {
      unregister.run();
    }
  }

  private <B> Checked<B> skip(CheckResult result) {
    listener.began(result.id());
    return ended(Checked.stop(result));
  }

  private <B> Checked<B> ended(Checked<B> checked) {
    results.add(checked.result());
    listener.ended(checked.result());
    return checked;
  }
}
