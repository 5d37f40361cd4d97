package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.transport.Call;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.Reply;

/** What every call has in common: headers, repeating, parsing, problems. */
final class Requests {
  static final String JSON = "application/json";
  static final String JOSE = "application/jose+json";

  private final LinkRules rules;
  private final Problems problems;
  private final Retries retries;
  private final JsonReader reader = new JsonReader(JsonLimits.MESSAGE);

  Requests(LinkRules rules, HttpSettings settings, Clock clock) {
    this.rules = rules;
    this.problems = new Problems(rules, clock);
    this.retries = new Retries(settings, problems, clock);
  }

  LinkRules rules() {
    return rules;
  }

  Problems problems() {
    return problems;
  }

  /** Tells whether the protocol itself says so, and not something in between. */
  boolean isProblem(Reply reply, ProblemName name) {
    return problems.document(reply).flatMap(problems::name).filter(name::equals).isPresent();
  }

  /** Sends one call, again where that may help. */
  Reply send(Call call, Connector connector, CallContext context) throws CodedException {
    return repeated(
        () -> connector.exchange(call, context.proxyLogin(), context.interruption()), context);
  }

  Reply repeated(Retries.Attempt attempt, CallContext context) throws CodedException {
    return retries.run(attempt, context);
  }

  /** Throws unless the reply has one of some statuses. */
  Reply expect(Reply reply, Set<Integer> statuses) throws CodedException {
    if (!statuses.contains(reply.status())) {
      throw problems.exception(reply);
    }
    return reply;
  }

  /** Reads a message out of a reply. */
  <T> T parse(Reply reply, Parser<T> parser) throws CodedException {
    try {
      return parser.parse(reader.readObject(reply.body()));
    } catch (JsonException e) {
      throw problems.malformed(reply, e);
    }
  }

  /** Makes a message of JSON. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(JsonObject json) throws JsonException;
  }

  static Call get(URI uri, Optional<Secret> token, String accept) {
    return call("GET", uri, token, accept, Optional.empty());
  }

  static Call send(String method, URI uri, Optional<Secret> token, JsonObject message) {
    return send(method, uri, token, JSON, JsonWriter.compact(message));
  }

  static Call send(String method, URI uri, Optional<Secret> token, String type, byte[] body) {
    return call(method, uri, token, JSON, Optional.of(new Call.Body(type, body)));
  }

  static Call call(
      String method, URI uri, Optional<Secret> token, String accept, Optional<Call.Body> body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", accept + ", application/problem+json");
    // The HTTP library takes header values as strings only; the token lives for one session.
    token.ifPresent(
        secret -> headers.put("Authorization", secret.use(chars -> "Bearer " + new String(chars))));
    return new Call(method, uri, headers, body);
  }

  static String text(Reply reply) {
    return new String(reply.body(), StandardCharsets.US_ASCII);
  }
}
