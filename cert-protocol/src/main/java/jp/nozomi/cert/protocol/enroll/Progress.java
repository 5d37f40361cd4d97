package jp.nozomi.cert.protocol.enroll;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import jp.nozomi.cert.protocol.transport.Interruption;
import jp.nozomi.cert.protocol.wire.CallContext;
import org.jspecify.annotations.Nullable;

/** Where one enrolment stands, for the customer, the clock and the calls. Not thread-safe. */
final class Progress implements CallContext {
  private final Conversation conversation;
  private final Cancellation cancellation;
  private final Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
  private @Nullable Stage current;
  private long began;

  Progress(Conversation conversation, Cancellation cancellation) {
    this.conversation = conversation;
    this.cancellation = cancellation;
  }

  Conversation conversation() {
    return conversation;
  }

  /** Begins a stage; stops instead if the user asked to while that is safe. */
  void stage(Stage next) throws CancelledException {
    if (next.isCancellable() || next == Stage.REQUESTING) {
      cancellation.check();
    }
    if (next != current) {
      count();
      current = next;
      conversation.stage(next);
    }
  }

  /** Ends the last stage. */
  Map<Stage, Duration> finished() {
    count();
    current = null;
    return durations;
  }

  @Override
  public ProxyAuthenticator proxyLogin() {
    return (proxy, realm, rejected) -> {
      Conversation.ProxyCredentials given =
          conversation.proxyCredentials(
              new Conversation.ProxyChallenge(proxy.host(), proxy.port(), realm, rejected));
      return Optional.of(new ProxyLogin(given.user(), given.password()));
    };
  }

  @Override
  public Interruption interruption() {
    return isCancellable() ? cancellation::onRequest : Interruption.NEVER;
  }

  @Override
  public void pause(Duration time, Instant until) throws CodedException {
    pause(time, until, isCancellable());
  }

  /**
   * Lets time pass until the user asks to stop, also where that leaves something to be recovered.
   */
  void pauseStoppably(Duration time, Instant until) throws CodedException {
    pause(time, until, true);
  }

  private void pause(Duration time, Instant until, boolean stoppable) throws CodedException {
    conversation.waiting(until);
    CountDownLatch stopped = new CountDownLatch(1);
    Interruption stop = stoppable ? cancellation::onRequest : Interruption.NEVER;
    Runnable unregister = stop.onRequest(stopped::countDown);
    try {
      if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        cancellation.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (stoppable) {
        throw new CancelledException();
      }
      throw new EnrollmentException(
          new Failure(ErrorCode.RECOVERY_PENDING, "interrupted"), "the thread was interrupted", e);
    } finally {
      unregister.run();
    }
  }

  /** The same calls, for what is to be done although the user asked to stop. */
  CallContext uninterrupted() {
    return new Progress(conversation, new Cancellation());
  }

  private boolean isCancellable() {
    return current == null || current.isCancellable();
  }

  private void count() {
    long now = System.nanoTime();
    if (current != null) {
      durations.merge(current, Duration.ofNanos(now - began), Duration::plus);
    }
    began = now;
  }
}
