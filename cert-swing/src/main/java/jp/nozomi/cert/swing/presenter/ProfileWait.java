package jp.nozomi.cert.swing.presenter;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the bank's profile, which a server gives before there is anything else to be shown. A
 * proxy on the way may want a login (CCHK008).
 *
 * <p>All but {@link #await} is confined to the flow's thread.
 *
 * @param <T> what is waited for
 */
public final class ProfileWait<T> {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileWait.class);

  private final Task<T> task;
  private final String host;
  private final PreparingScreen screens;
  private final PromptScreens prompts;
  private final Executor worker;
  private final Executor flow;
  private final Shown shown;
  private final Question question = new Question();
  private final ProxyMemory proxies = new ProxyMemory();
  private final UserConversation conversation;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private @Nullable CodedException failure;
  private Step.@Nullable ProxyLogin login;

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
     * @param proxyLogin is asked when a proxy on the way wants a login
     * @return what is waited for
     * @throws CodedException if it can not be had
     */
    T get(ProxyAuthenticator proxyLogin) throws CodedException;
  }

  /** Shows how far it is. */
  public interface Shown extends View {
    /** There is nothing to be waited for any more. */
    void done();
  }

  /**
   * What is told to the user.
   *
   * @param host who is asked
   * @param locale the reader's language
   * @param version the app's version
   * @param clock gives the time of a failure
   */
  public record About(String host, Locale locale, String version, Clock clock) {}

  /**
   * Waits for nothing yet.
   *
   * @param task the work
   * @param about what is told to the user
   * @param worker does the work
   * @param flow takes what comes of it
   * @param shown shows it
   */
  public ProfileWait(Task<T> task, About about, Executor worker, Executor flow, Shown shown) {
    Words words = Words.in(about.locale());
    this.task = task;
    this.host = about.host();
    this.screens = new PreparingScreen(words, about.version(), about.clock());
    this.prompts = new PromptScreens(words);
    this.worker = worker;
    this.flow = flow;
    this.shown = shown;
    this.conversation =
        new UserConversation(question, event -> flow.execute(() -> raise(event)), proxies);
  }

  /** Asks the server, or asks it once more. */
  public void start() {
    failure = null;
    shown.show(screens.fetching(host));
    worker.execute(this::ask);
  }

  /**
   * Lets something happen: the user did it, or a proxy asks.
   *
   * @param event what happens; what means nothing here is ignored
   */
  public void raise(Event event) {
    if (event instanceof Event.ProxyAsked asked) {
      ask(asked);
    } else if (event instanceof Event.RetryChosen && failure != null) {
      start();
    } else if (event instanceof Event.BackChosen && login != null) {
      answered(question::giveUp);
    } else if (event instanceof Event.BackChosen
        || event instanceof Event.CancelChosen
        || event instanceof Event.CloseChosen) {
      leave();
    }
  }

  /**
   * Sends what was typed for the proxy.
   *
   * @param typed the texts by field name, whose ownership goes over
   */
  public void submit(Map<String, Secret> typed) {
    Answers answers = new Answers();
    typed.forEach(answers::put);
    if (login == null) {
      answers.close();
      return;
    }
    Step.ProxyLogin checked = login.checked(answers);
    if (checked.prompt().problems().isEmpty()) {
      answered(() -> question.reply(answers));
    } else {
      answers.close();
      show(checked);
    }
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

  private void ask(Event.ProxyAsked asked) {
    if (outcome.isDone()) {
      question.giveUp();
    } else {
      // Nothing of the flow is interrupted: it begins with the profile.
      show(Step.ProxyLogin.asked(asked, new Step.Closed()));
    }
  }

  private void show(Step.ProxyLogin step) {
    login = step;
    shown.show(prompts.proxy(step));
  }

  /** The work goes on, with an answer or without one. */
  private void answered(Runnable act) {
    login = null;
    shown.show(screens.fetching(host));
    act.run();
  }

  /** Gives up: what is under way ends with the process. */
  private void leave() {
    CodedException why = failure;
    login = null;
    outcome.completeExceptionally(why == null ? new CancelledException() : why);
    question.giveUp();
    end();
  }

  private void ask() {
    try {
      T got = task.get(conversation::login);
      flow.execute(() -> ended(got));
    } catch (CodedException e) {
      flow.execute(() -> failed(e));
    }
  }

  private void ended(T got) {
    if (outcome.complete(got)) {
      end();
    }
  }

  private void end() {
    proxies.close();
    shown.done();
  }

  private void failed(CodedException why) {
    if (!outcome.isDone()) {
      CodedException told = told(why);
      failure = told;
      LOG.warn("{} {}", told.code().code(), told.failure().type(), why);
      shown.show(screens.failed(told.failure()));
    }
  }

  /** A server that can not be reached says nothing against the profile. */
  private static CodedException told(CodedException why) {
    boolean invalid = why.code() == ErrorCode.PROFILE_INVALID;
    return invalid
            && why.getCause() instanceof CodedException cause
            && cause.code() != ErrorCode.PROFILE_INVALID
        ? cause
        : why;
  }
}
