package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.ca.SubjectNames;
import jp.nozomi.cert.testkit.customer.Challenge;

/** Leads a session from the password to its order; wire protocol section 3. Thread-safe. */
public final class SessionService {
  private final BankPolicy policy;
  private final Clock clock;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Gates gates;
  private final SubjectNames subjects;
  private final Challenges challenges;
  private final RandomTokens tokens;

  SessionService(
      BankPolicy policy,
      Clock clock,
      Accounts accounts,
      Sessions sessions,
      Gates gates,
      RandomTokens tokens) {
    this.policy = policy;
    this.clock = clock;
    this.accounts = accounts;
    this.sessions = sessions;
    this.gates = gates;
    this.subjects = new SubjectNames(policy.bankCode());
    this.challenges = new Challenges(policy, clock, tokens);
    this.tokens = tokens;
  }

  /**
   * Opens a session.
   *
   * @param operation issue or renew
   * @param supported the types of challenge that the client can show
   * @param caller who calls; for a renewal its certificate is the one to renew
   * @return the session
   * @throws Refusal if the certificate can't be renewed, or the client can't show a password field
   */
  public Session open(Operation operation, Set<String> supported, Caller caller) throws Refusal {
    Optional<CertificateRecord> old = Optional.empty();
    if (operation == Operation.RENEW) {
      old = Optional.of(gates.renewable(caller.certificate()));
    }
    Session session = sessions.open(operation, supported, old);
    if (old.isPresent()) {
      Account account = accounts.find(old.get().loginId()).orElseThrow();
      session.account = Optional.of(account);
      sessions.claim(account, session);
    }
    synchronized (session) {
      pose(session, challenges.password(nextId(session), operation));
    }
    return session;
  }

  /**
   * Shows an open session, after a fresh look at the account.
   *
   * @param id the session
   * @param caller who calls
   * @return the session as it is
   * @throws Refusal if it is over, or the account keeps it from going on
   */
  public SessionView show(String id, Caller caller) throws Refusal {
    Session session = sessions.authorized(id, caller);
    synchronized (session) {
      sessions.requireOpen(session);
      if (session.passwordPassed && session.orderUuid.isEmpty()) {
        advance(session);
      }
      return view(session);
    }
  }

  /**
   * Shows a session that was just opened.
   *
   * @param session the session
   * @return the session as it is
   */
  public SessionView show(Session session) {
    synchronized (session) {
      return view(session);
    }
  }

  /**
   * Ends a session, also one that is over already.
   *
   * @param id the session
   * @param caller who calls
   * @throws Refusal if the caller may not use it
   */
  public void close(String id, Caller caller) throws Refusal {
    sessions.authorized(id, caller).end(Session.End.CLOSED);
  }

  /**
   * Takes the answers to a challenge.
   *
   * @param id the session
   * @param caller who calls
   * @param challenge the challenge's id
   * @param answers the answers by field name
   * @return the session as it is after them
   * @throws Refusal if they are wrong, or can't be taken
   */
  public SessionView answer(String id, Caller caller, String challenge, Map<String, String> answers)
      throws Refusal {
    Session session = sessions.authorized(id, caller);
    synchronized (session) {
      Session.Answered before = session.answered.get(challenge);
      if (before != null && before.answers().equals(answers)) {
        return before.replay();
      }
      sessions.requireOpen(session);
      if (before != null) {
        throw new Refusal(ProblemType.ANSWER_CONFLICT, "other answers were given before");
      }
      PosedChallenge current =
          session
              .current
              .filter(posed -> posed.id().equals(challenge))
              .orElseThrow(() -> new Refusal(ProblemType.WRONG_STATE, "not the current challenge"));
      requireForm(current, answers);
      Session.Answered outcome;
      try {
        judge(session, current, answers);
        outcome = new Session.Answered(answers, Optional.of(view(session)), Optional.empty());
      } catch (Refusal refusal) {
        outcome = new Session.Answered(answers, Optional.empty(), Optional.of(refusal));
      }
      session.answered.put(challenge, outcome);
      return outcome.replay();
    }
  }

  /**
   * Binds the session's key.
   *
   * @param id the session
   * @param caller who calls
   * @param publicKeySha256 the SHA-256 of the subject public key info
   * @return the session as it is after it
   * @throws Refusal if another key is bound, or none is asked for
   */
  public SessionView bind(String id, Caller caller, String publicKeySha256) throws Refusal {
    Session session = sessions.authorized(id, caller);
    synchronized (session) {
      sessions.requireOpen(session);
      if (session.boundKey.isPresent()) {
        if (!session.boundKey.get().equals(publicKeySha256)) {
          throw new Refusal(ProblemType.KEY_CONFLICT, "another key is bound");
        }
        return view(session);
      }
      if (!session.passwordPassed) {
        throw new Refusal(ProblemType.WRONG_STATE, "the password comes first");
      }
      gates.check(session);
      session.boundKey = Optional.of(publicKeySha256);
      advance(session);
      return view(session);
    }
  }

  private static void requireForm(PosedChallenge challenge, Map<String, String> answers)
      throws Refusal {
    for (Field field : challenge.fields()) {
      String value = answers.get(field.name());
      if (value == null || !field.accepts(value)) {
        throw new Refusal(
            ProblemType.INVALID_INPUT,
            "length or characters of " + field.name(),
            JsonObject.builder().put("field", field.name()).build(),
            Optional.empty());
      }
    }
  }

  private void judge(Session session, PosedChallenge challenge, Map<String, String> answers)
      throws Refusal {
    boolean password = challenge.type().equals(Challenges.PASSWORD);
    Account account =
        session.account.orElseGet(() -> accounts.forFailure(answers.getOrDefault("loginId", "")));
    synchronized (account) {
      if (account.locked()) {
        throw locked(session);
      }
      boolean right =
          password
              ? knows(account, answers.getOrDefault("password", ""))
              : challenge.right().test(answers);
      if (!right) {
        throw wrong(session, challenge, account);
      }
      account.succeeded();
    }
    session.current = Optional.empty();
    if (password) {
      session.passwordPassed = true;
      session.account = Optional.of(account);
      session.ahead.addAll(
          session.operation == Operation.ISSUE
              ? account.customer().issueChallenges()
              : account.customer().renewChallenges());
      sessions.claim(account, session);
    } else {
      session.ahead.remove();
    }
    advance(session);
  }

  /** An account that was made up for a stranger's ID is nobody's: no password opens it. */
  private boolean knows(Account account, String password) {
    return accounts.find(account.customer().loginId()).filter(found -> found == account).isPresent()
        && account.customer().password().equals(password);
  }

  private Refusal wrong(Session session, PosedChallenge challenge, Account account) throws Refusal {
    int left = account.failed(policy.maxAttempts());
    if (account.locked()) {
      return locked(session);
    }
    pose(session, again(session, challenge));
    JsonObject members = JsonObject.builder().put("attemptsLeft", left).build();
    return new Refusal(
        ProblemType.WRONG_ANSWER, "not right", members, Optional.of(view(session, left)));
  }

  /** The same kind of challenge under a new id; a transaction gets a new nonce with it. */
  private PosedChallenge again(Session session, PosedChallenge challenge) throws Refusal {
    return challenge.type().equals(Challenges.PASSWORD)
        ? challenges.password(nextId(session), session.operation)
        : challenges.pose(session.ahead.element(), nextId(session), session);
  }

  private static Refusal locked(Session session) {
    session.end(Session.End.CLOSED);
    return new Refusal(ProblemType.LOCKED, "too many wrong answers");
  }

  /** Goes to the next step that the bank wants: the key before any further challenge. */
  private void advance(Session session) throws Refusal {
    gates.check(session);
    if (session.boundKey.isEmpty() || session.current.isPresent() || session.terms.isPresent()) {
      return;
    }
    Challenge next = session.ahead.peek();
    if (next == null) {
      session.terms = Optional.of(terms(session));
    } else {
      pose(session, challenges.pose(next, nextId(session), session));
    }
  }

  private OrderTerms terms(Session session) {
    Instant now = clock.instant();
    byte[] subject =
        session
            .oldCertificate
            .map(
                old ->
                    subjects.renew(old.certificate().getSubjectX500Principal().getEncoded(), now))
            .orElseGet(
                () -> subjects.issue(session.account.orElseThrow().customer().loginId(), now));
    return new OrderTerms(subject, tokens.next(32));
  }

  private static String nextId(Session session) {
    return "c" + ++session.posed;
  }

  private static void pose(Session session, PosedChallenge challenge) {
    session.current = Optional.of(challenge);
  }

  private SessionView view(Session session) {
    int left =
        session
            .account
            .map(account -> account.attemptsLeft(policy.maxAttempts()))
            .orElse(policy.maxAttempts());
    return view(session, left);
  }

  private SessionView view(Session session, int attemptsLeft) {
    SessionView.State state;
    if (session.orderUuid.isPresent()) {
      state = SessionView.State.ORDERED;
    } else if (session.terms.isPresent()) {
      state = SessionView.State.ORDER;
    } else if (session.current.isPresent()) {
      state = SessionView.State.CHALLENGE;
    } else {
      state = SessionView.State.KEY;
    }
    return new SessionView(
        session.id,
        session.operation,
        state,
        sessions.expires(session),
        session.current.map(posed -> posed.describe(attemptsLeft)),
        state == SessionView.State.ORDER ? session.terms : Optional.empty());
  }
}
