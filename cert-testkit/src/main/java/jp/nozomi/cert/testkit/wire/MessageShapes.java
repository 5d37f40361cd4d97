package jp.nozomi.cert.testkit.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.request.Endpoint;

/** What the messages of sections 3 to 5 look like: their type of content and their members. */
final class MessageShapes {
  private static final String JSON = "application/json";
  private static final String JOSE = "application/jose+json";
  private static final Set<String> HEADERS =
      Set.of(
          "host",
          "user-agent",
          "accept",
          "accept-encoding",
          "connection",
          "content-type",
          "content-length",
          "transfer-encoding",
          "authorization");
  private static final Map<Endpoint, Set<String>> MEMBERS =
      Map.of(
          Endpoint.OPEN_SESSION, Set.of("challenges", "client"),
          Endpoint.ANSWERS, Set.of("challenge", "answers"),
          Endpoint.KEY, Set.of("publicKeySha256"),
          Endpoint.PLACE_ORDER, Set.of("request"),
          Endpoint.RECOVER, Set.of("protected", "payload", "signature"),
          Endpoint.CONFIRM, Set.of("protected", "payload", "signature"));
  private static final Set<String> CLIENT = Set.of("version", "os", "locale");
  private static final Set<String> SIGNED_HEADER = Set.of("alg", "typ", "nonce", "url");
  private static final Set<String> RECOVERING = Set.of("order", "action", "publicKey");
  private static final Set<String> CONFIRMING = Set.of("order", "action", "outcome", "reason");

  private MessageShapes() {}

  static boolean hasBody(Endpoint endpoint) {
    return MEMBERS.containsKey(endpoint);
  }

  static String contentType(Endpoint endpoint) {
    return endpoint == Endpoint.RECOVER || endpoint == Endpoint.CONFIRM ? JOSE : JSON;
  }

  static Set<String> unknownHeaders(Set<String> names) {
    return without(names, HEADERS);
  }

  static Optional<JsonObject> parsed(byte[] message) {
    try {
      return Optional.of(Messages.read(message));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** The members that no document has, at each depth but in answers, whose names the bank gave. */
  static Set<String> unknownMembers(Endpoint endpoint, JsonObject message) throws JsonException {
    Set<String> unknown =
        without(message.members().keySet(), MEMBERS.getOrDefault(endpoint, Set.of()));
    if (endpoint == Endpoint.OPEN_SESSION) {
      unknown.addAll(without(message.object("client").members().keySet(), CLIENT));
    }
    if (contentType(endpoint).equals(JOSE)) {
      boolean recovering = endpoint == Endpoint.RECOVER;
      unknown.addAll(without(part(message, "protected").members().keySet(), SIGNED_HEADER));
      unknown.addAll(
          without(
              part(message, "payload").members().keySet(), recovering ? RECOVERING : CONFIRMING));
    }
    return unknown;
  }

  static String nonce(JsonObject signed) throws JsonException {
    return part(signed, "protected").string("nonce");
  }

  private static JsonObject part(JsonObject signed, String name) throws JsonException {
    return Messages.read(signed.base64(name));
  }

  private static Set<String> without(Set<String> names, Set<String> known) {
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeAll(List.copyOf(known));
    return unknown;
  }
}
