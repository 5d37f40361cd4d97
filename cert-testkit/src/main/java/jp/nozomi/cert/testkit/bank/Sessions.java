package jp.nozomi.cert.testkit.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are open, and for a while those that ended. Thread-safe. */
public final class Sessions {
  private static final int SWEEP_ABOVE = 10_000;

  private final Map<String, Session> byId = new ConcurrentHashMap<>();
  private final Map<String, Session> byToken = new ConcurrentHashMap<>();
  private final BankPolicy policy;
  private final Clock clock;
  private final RandomTokens tokens;

  Sessions(BankPolicy policy, Clock clock, RandomTokens tokens) {
    this.policy = policy;
    this.clock = clock;
    this.tokens = tokens;
  }

  Session open(
      Operation operation, Set<String> supported, Optional<CertificateRecord> oldCertificate) {
    Instant now = clock.instant();
    if (byId.size() > SWEEP_ABOVE) {
      byId.values().removeIf(session -> session.end().isPresent() || expired(session, now));
      byToken.values().retainAll(byId.values());
    }
    Session session =
        new Session(tokens.next(16), tokens.next(32), operation, supported, oldCertificate, now);
    byId.put(session.id, session);
    byToken.put(session.token, session);
    return session;
  }

  /** Makes a session the customer's only one. */
  void claim(Account account, Session session) {
    account
        .takeSession(session.id)
        .flatMap(old -> Optional.ofNullable(byId.get(old)))
        .ifPresent(old -> old.end(Session.End.TAKEN));
  }

  /**
   * Ends the customer's session because of a login in the browser.
   *
   * @param account the customer's account
   * @param browserSession names the browser's session
   */
  public void takenByBrowser(Account account, String browserSession) {
    account
        .takeSession(browserSession)
        .flatMap(old -> Optional.ofNullable(byId.get(old)))
        .ifPresent(old -> old.end(Session.End.TAKEN));
  }

  /** Ends every session, as if ten minutes had passed. */
  public void expireAll() {
    byId.values().forEach(session -> session.end(Session.End.EXPIRED));
  }

  /**
   * Finds the session of a call, ended or not, and notes the call.
   *
   * @param id the id in the URL
   * @param caller who calls
   * @return the session
   * @throws Refusal if the caller may not use it
   */
  Session authorized(String id, Caller caller) throws Refusal {
    Session session = byId.get(id);
    if (session == null || !session.token.equals(caller.token().orElse(""))) {
      throw new Refusal(ProblemType.UNAUTHORIZED, "no such session and token");
    }
    return bound(session, caller);
  }

  /** Finds the session of a bearer token alone. */
  Optional<Session> ofToken(Caller caller) {
    return caller.token().flatMap(token -> Optional.ofNullable(byToken.get(token)));
  }

  /**
   * Finds the customer of a bearer token.
   *
   * @param caller who calls
   * @return the login ID, once the session knows it
   */
  public Optional<String> customerOf(Caller caller) {
    return ofToken(caller)
        .flatMap(
            session -> {
              synchronized (session) {
                return session.account.map(account -> account.customer().loginId());
              }
            });
  }

  private static Session bound(Session session, Caller caller) throws Refusal {
    Optional<String> certificate = session.oldCertificate.map(CertificateRecord::sha256);
    if (certificate.isPresent() && !certificate.equals(caller.certificate())) {
      throw new Refusal(ProblemType.UNAUTHORIZED, "the token is bound to another certificate");
    }
    return session;
  }

  void requireOpen(Session session) throws Refusal {
    Instant now = clock.instant();
    if (expired(session, now)) {
      session.end(Session.End.EXPIRED);
    }
    if (session.end().isPresent()) {
      boolean taken = session.end().get() == Session.End.TAKEN;
      throw new Refusal(
          taken ? ProblemType.SESSION_TAKEN : ProblemType.SESSION_EXPIRED,
          taken
              ? "another login of the customer ended it"
              : "closed, or ten minutes without a call");
    }
    session.lastCall = now;
  }

  Instant expires(Session session) {
    return session.lastCall.plus(policy.sessionLife());
  }

  private boolean expired(Session session, Instant now) {
    return now.isAfter(expires(session));
  }
}
