package jp.nozomi.cert.testkit.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.request.RecordedRequest;

/**
 * One JSON text that one side sent.
 *
 * @param schema the name of the schema that it must follow; {@code empty} where nothing is sent
 * @param json the text
 */
public record WireMessage(String schema, String json) {
  /** The schema of calls and replies that have no body. */
  private static final String EMPTY = "empty";

  private static final Set<Endpoint> WIRE = EnumSet.range(Endpoint.DIRECTORY, Endpoint.PROOF);
  private static final int BAD_REQUEST = 400;
  private static final JsonReader READER = new JsonReader(JsonLimits.MESSAGE);

  /** Tells whether there has to be a body at all. */
  public boolean hasSchema() {
    return !schema.equals(EMPTY);
  }

  /** Gives the JSON texts of an exchange; none if it is not the wire protocol's. */
  public static List<WireMessage> of(RecordedRequest exchange) {
    if (!WIRE.contains(exchange.endpoint())) {
      return List.of();
    }
    List<WireMessage> messages = new ArrayList<>();
    // What the bank calls malformed was sent by a test that wanted to hear that.
    if (exchange.status() != BAD_REQUEST) {
      messages.addAll(request(exchange));
    }
    exchange
        .replyBody()
        .ifPresent(
            body -> reply(exchange).ifPresent(name -> messages.add(new WireMessage(name, body))));
    return messages;
  }

  private static List<WireMessage> request(RecordedRequest exchange) {
    String body = exchange.body();
    return switch (exchange.endpoint()) {
      case OPEN_SESSION -> List.of(new WireMessage("open-session", body));
      case ANSWERS -> List.of(new WireMessage("answers", body));
      case KEY -> List.of(new WireMessage("key-binding", body));
      case PLACE_ORDER -> List.of(new WireMessage("order-request", body));
      case RECOVER, CONFIRM ->
          List.of(
              new WireMessage("signed-message", body),
              new WireMessage("signed-header", decoded(body, "protected")),
              new WireMessage("signed-payload", decoded(body, "payload")));
      default -> List.of(new WireMessage(EMPTY, body));
    };
  }

  /** Names the schema of the reply; the chain of a certificate is no JSON. */
  private static Optional<String> reply(RecordedRequest exchange) {
    if (exchange.status() >= BAD_REQUEST) {
      return Optional.of("problem");
    }
    return switch (exchange.endpoint()) {
      case DIRECTORY -> Optional.of("directory");
      case OPEN_SESSION -> Optional.of("session-opened");
      case SESSION, ANSWERS, KEY -> Optional.of("session");
      case PLACE_ORDER, ORDER, CONFIRM -> Optional.of("order");
      case RECOVER -> Optional.of("order-recovered");
      case NONCE -> Optional.of("nonce");
      case PROOF -> Optional.of("proof");
      case CLOSE_SESSION -> Optional.of(EMPTY);
      default -> Optional.empty();
    };
  }

  /** A part that can't be decoded is given as no JSON at all, which no schema takes. */
  private static String decoded(String body, String member) {
    try {
      JsonObject outer = READER.readObject(body.getBytes(StandardCharsets.UTF_8));
      return new String(
          Base64.getUrlDecoder().decode(outer.string(member)), StandardCharsets.UTF_8);
    } catch (JsonException | IllegalArgumentException e) {
      return "null";
    }
  }
}
