package jp.nozomi.cert.testkit.wire;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.RandomTokens;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.effect.Effects;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.fault.HeldRequest;
import jp.nozomi.cert.testkit.http.Handler;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import jp.nozomi.cert.testkit.request.RequestLog;

/**
 * Finds a request's service, turns refusals into problem documents, and records what happened.
 *
 * <p>Routes are added before the first request; thread-safe from then on.
 */
public final class Router implements Handler {
  private record Entry(Route route, Service service) {}

  private record Found(Endpoint endpoint, Service service, List<String> variables) {}

  private final Bank bank;
  private final Documents documents;
  private final RandomTokens tokens;
  private final RequestLog log;
  private final Faults faults;
  private final Optional<Conduct> conduct;
  private final RequestOwner owner;
  private final EarlierReplies earlier = new EarlierReplies();
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Makes a router with the routes of the wire protocol.
   *
   * @param bank the bank
   * @param origins where it listens
   * @param service whether it is open
   * @param tokens gives the trace ids
   * @param log records the requests
   * @param faults what happens to requests and replies
   * @param conduct judges the requests, in strict mode
   */
  public Router(
      Bank bank,
      Origins origins,
      ServiceState service,
      RandomTokens tokens,
      RequestLog log,
      Faults faults,
      Optional<Conduct> conduct) {
    this.bank = bank;
    this.documents = new Documents(origins, bank.policy(), bank.clock());
    this.tokens = tokens;
    this.log = log;
    this.faults = faults;
    this.conduct = conduct;
    this.owner = new RequestOwner(bank);
    new EnrollmentEndpoints(bank, documents, service).addTo(this);
    new SignedEndpoints(bank, documents).addTo(this);
    new LoginEndpoints(bank).addTo(this);
    new EstEndpoints(bank).addTo(this);
    new StatusEndpoints(bank).addTo(this);
  }

  /**
   * Adds a route.
   *
   * @param endpoint what it is for
   * @param method the HTTP method
   * @param path the path, {@code *} for a variable segment
   * @param service answers it
   */
  public void add(Endpoint endpoint, String method, String path, Service service) {
    entries.add(new Entry(Route.of(endpoint, method, path), service));
  }

  @Override
  public Reply handle(Request request) {
    Found found = find(request);
    String trace = tokens.hex(8);
    if (found.endpoint() == Endpoint.ADMIN) {
      // Driving the bank is not using it: no faults, and nothing in the log.
      return common(reply(found, request, trace), trace);
    }
    Optional<HeldRequest> held = faults.takeHold(found.endpoint());
    return held.isPresent()
        ? held.get().hold(() -> process(found, request, trace))
        : process(found, request, trace);
  }

  private Reply process(Found found, Request request, String trace) {
    bank.orders().abandonOverdue();
    Supplier<Reply> normal = () -> common(reply(found, request, trace), trace);
    Optional<Fault> fault = faults.happening(found.endpoint(), () -> owner.of(request));
    Reply reply =
        fault.map(what -> Effects.apply(what, normal, earlier.of(request))).orElseGet(normal);
    // What a fault makes of a reply is not the bank's word, so nobody judges it as a message.
    Optional<Reply> own = fault.isPresent() ? Optional.empty() : Optional.of(reply);
    own.filter(kept -> !faults.isEmpty()).ifPresent(kept -> earlier.keep(request, kept));
    conduct.ifPresent(watch -> watch.observe(found.endpoint(), request, own));
    log.add(recording(request, found.endpoint(), reply.status(), own.map(Reply::text)));
    return reply;
  }

  private Found find(Request request) {
    String[] parts = Route.parts(request.path());
    for (Entry entry : entries) {
      Optional<List<String>> match = entry.route().match(request.method(), parts);
      if (match.isPresent()) {
        return new Found(entry.route().endpoint(), entry.service(), match.get());
      }
    }
    return new Found(
        Endpoint.UNKNOWN,
        (any, none) -> {
          throw new Refusal(ProblemType.NOT_FOUND, "no such page");
        },
        List.of());
  }

  private Reply reply(Found found, Request request, String trace) {
    try {
      return found.service().handle(request, found.variables());
    } catch (Refusal refusal) {
      return problem(refusal, trace);
    } catch (JsonException e) {
      return problem(new Refusal(ProblemType.BAD_REQUEST, String.valueOf(e.getMessage())), trace);
    }
  }

  private Reply problem(Refusal refusal, String trace) {
    return Reply.of(
        refusal.type().status(),
        "application/problem+json",
        JsonWriter.compact(documents.problem(refusal, trace)));
  }

  private Reply common(Reply reply, String trace) {
    return reply
        .with("Cache-Control", "no-store")
        .with("Date", date(bank.clock()))
        .with("Trace-Id", trace);
  }

  /** RFC 9110 section 5.6.7; the bank's time, by which a client measures its own clock. */
  private static String date(Clock clock) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC));
  }

  /** Everything but the number is ready before the log is locked. */
  private RequestLog.Recording recording(
      Request request, Endpoint endpoint, int status, Optional<String> own) {
    Instant now = bank.clock().instant();
    String text = request.text();
    Optional<String> peer = Peers.sha256(request);
    return number ->
        new RecordedRequest(
            number,
            now,
            endpoint,
            request.method(),
            request.path(),
            request.headers(),
            text,
            peer,
            status,
            own);
  }
}
