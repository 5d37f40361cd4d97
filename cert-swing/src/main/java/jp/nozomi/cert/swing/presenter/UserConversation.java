package jp.nozomi.cert.swing.presenter;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.protocol.enroll.Answers;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.enroll.Challenge;
import jp.nozomi.cert.protocol.enroll.Conversation;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.FieldNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the work asks and tells into events, and waits on the worker's thread for answers. */
final class UserConversation implements Conversation, StorePrompt {
  private static final Logger LOG = LoggerFactory.getLogger(UserConversation.class);

  private final Question question;
  private final Consumer<Event> events;
  private final ProxyMemory proxies;

  UserConversation(Question question, Consumer<Event> events, ProxyMemory proxies) {
    this.question = question;
    this.events = events;
    this.proxies = proxies;
  }

  @Override
  public Answers answer(Challenge challenge) throws CancelledException {
    return ask(new Event.Challenged(challenge)).orElseThrow(CancelledException::new);
  }

  @Override
  public boolean mended(Failure state) throws CancelledException {
    LOG.warn("{} {}: the session waits", state.code().code(), state.type());
    // Going on says all; there is nothing to type.
    ask(new Event.MendingAsked(state)).orElseThrow(CancelledException::new).close();
    return true;
  }

  @Override
  public ProxyCredentials proxyCredentials(ProxyChallenge proxy) throws CancelledException {
    Optional<ProxyCredentials> known = proxies.recall(proxy);
    if (known.isPresent()) {
      return known.get();
    }
    try (Answers answers = ask(new Event.ProxyAsked(proxy)).orElseThrow(CancelledException::new)) {
      // A user name is no secret, and the connection wants it as text.
      String user =
          answers.get(FieldNames.PROXY_USER).orElseThrow(CancelledException::new).use(String::new);
      ProxyCredentials typed =
          new ProxyCredentials(user, password(answers).orElseThrow(CancelledException::new));
      proxies.remember(proxy, typed);
      return typed;
    }
  }

  /** The same as {@link #proxyCredentials}, for work that is no enrolment. */
  Optional<ProxyLogin> login(ProxyAddress proxy, Optional<String> realm, boolean rejected)
      throws CancelledException {
    ProxyCredentials pair =
        proxyCredentials(new ProxyChallenge(proxy.host(), proxy.port(), realm, rejected));
    return Optional.of(new ProxyLogin(pair.user(), pair.password()));
  }

  @Override
  public Optional<Secret> password(StoreLocation location, boolean creating) {
    Optional<Answers> given = ask(new Event.StoreAsked(location, creating));
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try (Answers answers = given.get()) {
      return password(answers);
    }
  }

  @Override
  public void stage(Stage stage) {
    events.accept(new Event.StageBegan(stage));
  }

  @Override
  public void waiting(Instant until) {
    events.accept(new Event.Waiting(until));
  }

  private Optional<Answers> ask(Event event) {
    return question.ask(() -> events.accept(event));
  }

  private static Optional<Secret> password(Answers answers) {
    return answers.get(FieldNames.PASSWORD).map(Secret::copy);
  }
}
