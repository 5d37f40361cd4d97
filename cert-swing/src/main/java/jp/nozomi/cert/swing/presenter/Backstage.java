package jp.nozomi.cert.swing.presenter;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.EnrollmentResult;
import jp.nozomi.cert.protocol.enroll.EnrollmentService;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.swing.flow.Aftercare;
import jp.nozomi.cert.swing.flow.Effect;
import jp.nozomi.cert.swing.flow.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the flow wants done.
 *
 * <p>The work runs on the worker, one job after the other: that is what guards the store and the
 * service. The methods of {@link Effect.Cases} are called on the flow's thread.
 */
public final class Backstage implements Effect.Cases {
  private static final Logger LOG = LoggerFactory.getLogger(Backstage.class);

  private final Tools tools;
  private final Executor worker;
  private final Consumer<Event> events;
  private final Runnable close;
  private final Question question = new Question();
  private final ProxyMemory proxies = new ProxyMemory();
  private final StoreMemory passwords = new StoreMemory();
  private final UserConversation conversation;
  // Held by who may ask the user: one question at a time.
  private final Lock floor = new ReentrantLock(true);
  private Cancellation cancellation = new Cancellation();
  // The three below are touched on the worker only.
  private final OpenStores stores;
  private final HeadStart headStart;
  private boolean prompting;

  /**
   * What the work is done with.
   *
   * @param service makes the enrolment service
   * @param store opens the certificate stores
   * @param lister reads them
   * @param key the kind of key; empty for the profile's
   * @param surroundings what is around the app on this PC
   */
  public record Tools(
      ServiceOpener service,
      StoreOpener store,
      CertificateLister lister,
      Optional<KeySpec> key,
      Surroundings surroundings) {
    /**
     * Leaves the surroundings alone.
     *
     * @param service makes the enrolment service
     * @param store opens the certificate stores
     * @param lister reads them
     * @param key the kind of key; empty for the profile's
     */
    public Tools(
        ServiceOpener service, StoreOpener store, CertificateLister lister, Optional<KeySpec> key) {
      this(service, store, lister, key, Surroundings.NONE);
    }

    /**
     * Leaves the surroundings alone: a command shows nothing of them.
     *
     * @return the same tools for a command
     */
    public Tools forCommand() {
      return new Tools(service, store, lister, key);
    }
  }

  private interface Work {
    Event run() throws CodedException;
  }

  /**
   * Makes a backstage.
   *
   * @param tools what the work is done with
   * @param worker runs the work, one job at a time
   * @param events takes what happens, from the worker's thread, to the flow's
   * @param close ends the app, on the flow's thread
   */
  public Backstage(Tools tools, Executor worker, Consumer<Event> events, Runnable close) {
    this.tools = tools;
    this.worker = worker;
    this.events = events;
    this.close = close;
    this.stores = new OpenStores(tools.store(), tools.lister());
    this.headStart = new HeadStart(tools.service(), tools.key(), Backstage::beside);
    this.conversation = new UserConversation(question, events, proxies);
  }

  /**
   * Lets work beside the enrolments log in at a proxy, through CCHK008 too. It waits while an
   * enrolment is under way.
   *
   * @return asks the user, unless the answer is known
   */
  public ProxyAuthenticator proxyLogin() {
    return (proxy, realm, rejected) -> {
      floor.lock();
      try {
        return conversation.login(proxy, realm, rejected);
      } finally {
        floor.unlock();
      }
    };
  }

  /**
   * Lets work beside the enrolments ask for a store's password, through its page, unless it is
   * known since it opened the store. It waits while an enrolment is under way.
   *
   * @return asks the user, unless the answer is known
   */
  public StorePrompt storePassword() {
    return (location, creating) -> {
      floor.lock();
      try {
        Optional<Secret> known = passwords.recall(location);
        return known.isPresent() ? known : conversation.password(location, creating);
      } finally {
        floor.unlock();
      }
    };
  }

  @Override
  public void list(Effect.List effect) {
    work(() -> stores.list(mayPrompt(effect.prompting())), Event.ListFailed::new);
  }

  @Override
  public void recover() {
    work(
        () -> {
          try (EnrollmentService service = tools.service().open()) {
            return new Event.Recovered(service.recover(conversation, conversation));
          }
        },
        Event.WorkFailed::new);
  }

  @Override
  public void chooseStore() {
    work(() -> new Event.StoreChosen(tools.store().plan()), Event.WorkFailed::new);
  }

  @Override
  public void begin(Effect.Begin effect) {
    Cancellation fresh = new Cancellation();
    cancellation = fresh;
    work(() -> new Event.Finished(enroll(effect, fresh)), Event.WorkFailed::new);
  }

  @Override
  public void prepare() {
    worker.execute(this::makeReady);
  }

  @Override
  public void standDown() {
    worker.execute(headStart::drop);
  }

  @Override
  public void lookAround() {
    worker.execute(() -> tell(tools.surroundings().reminder()));
  }

  @Override
  public void remind(Effect.Remind effect) {
    worker.execute(() -> tell(tools.surroundings().remind(effect.wanted())));
  }

  @Override
  public void delete(Effect.Delete effect) {
    work(
        () -> {
          CertificateStore holder = stores.holderOf(effect.certificate(), mayPrompt(true));
          try (EnrollmentService service = tools.service().open()) {
            service.delete(holder, effect.certificate());
          }
          return new Event.Deleted(Optional.empty());
        },
        failure -> new Event.Deleted(Optional.of(failure)));
  }

  @Override
  public void reply(Answers answers) {
    question.reply(answers);
  }

  @Override
  public void giveUp() {
    question.giveUp();
  }

  @Override
  public void cancelWork() {
    cancellation.request();
  }

  @Override
  public void discard(Answers answers) {
    answers.close();
  }

  @Override
  public void close() {
    worker.execute(headStart::drop);
    worker.execute(stores::close);
    worker.execute(proxies::close);
    worker.execute(passwords::close);
    close.run();
  }

  private EnrollmentResult enroll(Effect.Begin effect, Cancellation stop) throws CodedException {
    try {
      StorePrompt prompt = mayPrompt(true);
      CertificateStore place = stores.forNewKeys(prompt);
      // Beside the first round trips, unless it is there already.
      headStart.prepareKey(place);
      EnrollmentService service = headStart.service();
      if (effect.operation() == Operation.ISSUE) {
        return service.issue(place, tools.key(), conversation, stop);
      }
      CertificateId old = effect.certificate().orElseThrow();
      return service.renew(
          stores.holderOf(old, prompt), old, place, tools.key(), conversation, stop);
    } finally {
      headStart.drop();
    }
  }

  private void makeReady() {
    try {
      headStart.connect();
      headStart.prepareKey(stores.forNewKeys(mayPrompt(false)));
    } catch (CodedException e) {
      // The enrolment finds the same, and says so.
      LOG.debug("ahead of an enrolment: {}", e.getMessage());
    }
  }

  private void tell(Aftercare.Reminder reminder) {
    events.accept(new Event.LookedAround(tools.surroundings().browsers(), reminder));
  }

  private static void beside(Runnable act) {
    Thread thread = new Thread(act, "head-start");
    thread.setDaemon(true);
    thread.start();
  }

  private void work(Work work, Function<Failure, Event> failed) {
    CompletableFuture.supplyAsync(() -> outcomeOf(work, failed), worker)
        .whenComplete(
            (event, defect) -> {
              if (defect == null) {
                events.accept(event);
              } else {
                LOG.error("defect", defect);
                events.accept(failed.apply(new Failure(ErrorCode.INTERNAL)));
              }
            });
  }

  private Event outcomeOf(Work work, Function<Failure, Event> failed) {
    floor.lock();
    try {
      Event event = work.run();
      passwords.opened();
      return event;
    } catch (CodedException e) {
      settle(e);
      LOG.warn("{} {}", e.failure().type(), e.facts(), e);
      return failed.apply(e.failure());
    } finally {
      floor.unlock();
    }
  }

  /** What the bank refuses says nothing against the password that opened the store before. */
  private void settle(CodedException e) {
    if (e instanceof StoreException) {
      passwords.failed();
    } else {
      passwords.opened();
    }
  }

  /**
   * The store keeps the prompt for as long as it is open; whether it may disturb the user differs
   * from one use to the next.
   */
  private StorePrompt mayPrompt(boolean may) {
    prompting = may;
    return (location, creating) -> prompting ? typed(location, creating) : Optional.empty();
  }

  private Optional<Secret> typed(StoreLocation location, boolean creating) {
    Optional<Secret> answer = conversation.password(location, creating);
    answer.ifPresent(password -> passwords.typed(location, password));
    return answer;
  }
}
