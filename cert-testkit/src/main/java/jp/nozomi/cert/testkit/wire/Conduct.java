package jp.nozomi.cert.testkit.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.conduct.Rule;
import jp.nozomi.cert.testkit.conduct.Violation;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * Watches a client keep the rules of the wire protocol. Thread-safe.
 *
 * <p>Judges what the client does by what it was told: a session whose opening was lost on the way
 * is none that it could end.
 */
public final class Conduct {
  /** Pages for browsers and services of other standards are not the wire protocol's. */
  private static final Set<Endpoint> OTHERS =
      EnumSet.of(Endpoint.SITE, Endpoint.WHOAMI, Endpoint.EST, Endpoint.REVOCATION, Endpoint.ADMIN);

  private static final Set<Endpoint> IN_SESSION =
      EnumSet.of(
          Endpoint.SESSION,
          Endpoint.CLOSE_SESSION,
          Endpoint.ANSWERS,
          Endpoint.KEY,
          Endpoint.PLACE_ORDER,
          Endpoint.ORDER,
          Endpoint.CERTIFICATE);

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  /** The problems of section 3.4 that end a session, besides those of status 410. */
  private static final Set<String> ENDINGS =
      Set.of("locked", "unsupported", "customer-confirmation-required");

  private static final String BEARER = "Bearer ";
  private static final int MOST_VIOLATIONS = 100;

  private final LongSupplier nanoTime;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, Conversation> byToken = new HashMap<>();
  private final Map<String, String> requestOf = new HashMap<>();
  private final Map<String, Long> notBefore = new HashMap<>();
  private final Set<String> nonces = new HashSet<>();

  /**
   * Starts watching.
   *
   * @param nanoTime a clock for waits, as {@link System#nanoTime()}
   */
  public Conduct(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What is known of one session. */
  private static final class Conversation {
    private boolean ended;
    private boolean closedByClient;
    private Optional<String> key = Optional.empty();
    private final Map<String, String> answers = new HashMap<>();
  }

  /**
   * Judges a request; called by the bank, in the order of its replies.
   *
   * @param endpoint what was asked for
   * @param request the request
   * @param reply the bank's own reply; empty if a fault took its place
   */
  public synchronized void observe(Endpoint endpoint, Request request, Optional<Reply> reply) {
    if (OTHERS.contains(endpoint)) {
      return;
    }
    Judge judge = new Judge(endpoint);
    judge.require(
        Rule.KNOWN_URL, endpoint != Endpoint.UNKNOWN, request.method() + " " + request.path());
    judge.require(Rule.NO_QUERY, request.query().isEmpty(), request.query().keySet().toString());
    Set<String> headers = MessageShapes.unknownHeaders(request.headers().keySet());
    judge.require(Rule.KNOWN_HEADERS, headers.isEmpty(), headers.toString());
    token(judge, request, reply);
    body(judge, request);
    times(judge, request, reply);
  }

  /**
   * Tells what was found so far, open sessions included.
   *
   * @return the violations in order
   */
  public synchronized List<Violation> violations() {
    List<Violation> all = new ArrayList<>(violations);
    long open = byToken.values().stream().filter(one -> !one.ended).count();
    if (open > 0) {
      all.add(new Violation(Rule.SESSION_ENDED, Endpoint.CLOSE_SESSION, open + " left open"));
    }
    return all;
  }

  private final class Judge {
    private final Endpoint endpoint;

    Judge(Endpoint endpoint) {
      this.endpoint = endpoint;
    }

    void require(Rule rule, boolean kept, String found) {
      if (!kept && violations.size() < MOST_VIOLATIONS) {
        violations.add(new Violation(rule, endpoint, found));
      }
    }
  }

  private void token(Judge judge, Request request, Optional<Reply> reply) {
    Optional<String> authorization = request.header("authorization");
    boolean inSession = IN_SESSION.contains(judge.endpoint);
    judge.require(
        Rule.TOKEN_FOR_SESSION_ONLY, inSession || authorization.isEmpty(), "Authorization");
    String elsewhere = request.path() + request.query().values() + request.text();
    judge.require(
        Rule.TOKEN_IN_HEADER, byToken.keySet().stream().noneMatch(elsewhere::contains), "a token");
    if (judge.endpoint == Endpoint.OPEN_SESSION) {
      reply
          .filter(opened -> opened.status() == 201)
          .flatMap(opened -> MessageShapes.parsed(opened.body()))
          .flatMap(opened -> text(opened, "token"))
          .ifPresent(token -> byToken.put(token, new Conversation()));
    }
    authorization
        .filter(value -> value.startsWith(BEARER))
        .map(value -> byToken.get(value.substring(BEARER.length())))
        .ifPresent(session -> session(judge, session, request, reply));
  }

  private static Optional<String> text(JsonObject own, String member) {
    try {
      return own.optionalString(member);
    } catch (JsonException e) {
      throw new IllegalStateException("the bank's own reply", e);
    }
  }

  private void session(Judge judge, Conversation session, Request request, Optional<Reply> reply) {
    boolean closing = judge.endpoint == Endpoint.CLOSE_SESSION;
    judge.require(Rule.NOTHING_AFTER_CLOSE, closing || !session.closedByClient, request.method());
    session.closedByClient |= closing && reply.isPresent();
    // What a fault told the client instead of the reply may well have been the session's end.
    session.ended |= closing || reply.map(Conduct::endsSession).orElse(true);
    Optional<JsonObject> message = MessageShapes.parsed(request.body());
    if (message.isPresent()) {
      try {
        messageInSession(judge, session, request, message.get());
      } catch (JsonException e) {
        judge.require(Rule.MESSAGE_FORM, false, String.valueOf(e.getMessage()));
      }
    }
  }

  /** Section 3.4: locked, closed, expired, taken, and what the client does not support. */
  private static boolean endsSession(Reply reply) {
    return reply.status() == 410
        || MessageShapes.parsed(reply.body())
            .flatMap(problem -> text(problem, "type"))
            .filter(type -> ENDINGS.contains(type.substring(type.lastIndexOf(':') + 1)))
            .isPresent();
  }

  private void messageInSession(
      Judge judge, Conversation session, Request request, JsonObject message) throws JsonException {
    if (judge.endpoint == Endpoint.ANSWERS) {
      String given = message.object("answers").toString();
      String before = session.answers.putIfAbsent(message.string("challenge"), given);
      judge.require(Rule.SAME_ANSWERS, before == null || before.equals(given), "other answers");
    }
    if (judge.endpoint == Endpoint.KEY) {
      String key = message.string("publicKeySha256");
      judge.require(Rule.ONE_KEY, session.key.map(key::equals).orElse(true), "another key");
      session.key = Optional.of(session.key.orElse(key));
    }
    if (judge.endpoint == Endpoint.PLACE_ORDER) {
      String uuid = request.path().substring(request.path().lastIndexOf('/') + 1);
      judge.require(Rule.RANDOM_UUID, UUID.matcher(uuid).matches(), uuid);
      String wanted = message.string("request");
      String before = requestOf.putIfAbsent(uuid, wanted);
      judge.require(Rule.ONE_REQUEST, before == null || before.equals(wanted), uuid);
    }
  }

  private void body(Judge judge, Request request) {
    Endpoint endpoint = judge.endpoint;
    if (!MessageShapes.hasBody(endpoint)) {
      judge.require(Rule.NO_BODY, request.body().length == 0, request.body().length + " bytes");
      return;
    }
    String type = request.header("content-type").orElse("none");
    judge.require(
        Rule.CONTENT_TYPE,
        type.split(";", 2)[0].strip().equals(MessageShapes.contentType(endpoint)),
        type);
    Optional<JsonObject> message = MessageShapes.parsed(request.body());
    judge.require(Rule.MESSAGE_FORM, message.isPresent(), request.body().length + " bytes");
    if (message.isEmpty()) {
      return;
    }
    try {
      Set<String> unknown = MessageShapes.unknownMembers(endpoint, message.get());
      judge.require(Rule.KNOWN_MEMBERS, unknown.isEmpty(), unknown.toString());
      if (endpoint == Endpoint.RECOVER || endpoint == Endpoint.CONFIRM) {
        judge.require(
            Rule.NONCE_ONCE, nonces.add(MessageShapes.nonce(message.get())), "a used nonce");
      }
    } catch (JsonException e) {
      judge.require(Rule.MESSAGE_FORM, false, String.valueOf(e.getMessage()));
    }
  }

  private void times(Judge judge, Request request, Optional<Reply> reply) {
    if (judge.endpoint != Endpoint.ORDER) {
      return;
    }
    String order = request.path();
    Long earliest = notBefore.remove(order);
    judge.require(
        Rule.RETRY_AFTER, earliest == null || nanoTime.getAsLong() - earliest >= 0, "too early");
    reply
        .filter(waiting -> waiting.status() == 202)
        .flatMap(waiting -> waiting.header("Retry-After"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .ifPresent(wait -> notBefore.put(order, nanoTime.getAsLong() + wait.toNanos()));
  }
}
