package jp.nozomi.cert.swing.presenter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.MessageModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the bank's profile, which a server gives before there is anything else to be shown.
 *
 * <p>All but {@link #await} is confined to the flow's thread.
 *
 * @param <T> what is waited for
 */
public final class ProfileWait<T> {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileWait.class);

  private final Task<T> task;
  private final String host;
  private final Words words;
  private final Executor worker;
  private final Executor flow;
  private final View view;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private @Nullable CodedException failure;

  /**
   * The work, on a worker.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Task<T> {
    /**
     * Does it; may take long.
     *
     * @return what is waited for
     * @throws CodedException if it can not be had
     */
    T get() throws CodedException;
  }

  /** Shows how far it is. */
  public interface View {
    /**
     * The server is being asked.
     *
     * @param busy what to show
     */
    void fetching(BusyModel busy);

    /**
     * It failed; the user may try again.
     *
     * @param message why, and what helps
     */
    void failed(MessageModel message);

    /** There is nothing to be waited for any more. */
    void done();
  }

  /**
   * Waits for nothing yet.
   *
   * @param task the work
   * @param host who is asked
   * @param locale the reader's language
   * @param worker does the work
   * @param flow takes what comes of it
   * @param view shows it
   */
  public ProfileWait(
      Task<T> task, String host, Locale locale, Executor worker, Executor flow, View view) {
    this.task = task;
    this.host = host;
    this.words = Words.in(locale);
    this.worker = worker;
    this.flow = flow;
    this.view = view;
  }

  /** Asks the server, or asks it once more. */
  public void start() {
    failure = null;
    view.fetching(
        new BusyModel(
            words.of("profile.fetching"),
            words.of("profile.stage", host),
            0,
            1,
            Optional.empty(),
            words.of("busy.waiting"),
            words.of("busy.elapsed"),
            words.of("profile.safe"),
            Optional.empty()));
    worker.execute(this::ask);
  }

  /** Gives up: what is under way ends with the process. */
  public void leave() {
    CodedException why = failure;
    outcome.completeExceptionally(why == null ? new CancelledException() : why);
    view.done();
  }

  /**
   * Waits for the end, on a thread that is not the flow's.
   *
   * @return what was waited for
   * @throws CodedException if the user gave up, after a failure with that failure
   * @throws InterruptedException if the thread is interrupted
   */
  public T await() throws CodedException, InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CodedException coded) {
        throw coded;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void ask() {
    try {
      T got = task.get();
      flow.execute(() -> ended(got));
    } catch (CodedException e) {
      flow.execute(() -> failed(e));
    }
  }

  private void ended(T got) {
    if (outcome.complete(got)) {
      view.done();
    }
  }

  private void failed(CodedException why) {
    if (!outcome.isDone()) {
      failure = why;
      Failure told = told(why);
      LOG.warn("{} {}", told.code().code(), told.type(), why);
      view.failed(new Messages(words).message(told.code(), List.of()));
    }
  }

  /** A server that can not be reached says nothing against the profile. */
  private static Failure told(CodedException why) {
    boolean invalid = why.failure().code() == ErrorCode.PROFILE_INVALID;
    return invalid && why.getCause() instanceof CodedException cause
        ? cause.failure()
        : why.failure();
  }
}
