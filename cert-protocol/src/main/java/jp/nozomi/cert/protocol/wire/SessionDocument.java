package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.name.DistinguishedName;

/**
 * The session document (wire protocol, section 3).
 *
 * @param state what the client does next
 * @param challenge the challenge, in state {@link State#CHALLENGE}
 * @param order what may be ordered, in state {@link State#ORDER}
 * @param self the session itself
 * @param answers where answers go
 * @param key where the key is bound
 * @param orders where the order is placed
 */
public record SessionDocument(
    State state,
    Optional<ChallengeDocument> challenge,
    Optional<OrderTerms> order,
    URI self,
    URI answers,
    URI key,
    UriTemplate orders) {
  /** What the client does next. */
  public enum State {
    /** Answers the challenge. */
    CHALLENGE,
    /** Binds its key. */
    KEY,
    /** Places its order. */
    ORDER,
    /** Nothing: the order is accepted. */
    ORDERED
  }

  /**
   * What may be ordered (wire protocol, section 3.3).
   *
   * @param subject the subject that the request must have
   * @param requestNonce the nonce that the request must carry
   * @param keys the kinds of key that are accepted
   */
  public record OrderTerms(DistinguishedName subject, String requestNonce, List<KeySpec> keys) {
    private static final int MAX_NONCE = 128;

    /** Copies the kinds of key. */
    public OrderTerms {
      keys = List.copyOf(keys);
    }

    static OrderTerms of(JsonObject json) throws JsonException {
      String nonce = json.string("requestNonce");
      if (!nonce.matches("[A-Za-z0-9_-]{1," + MAX_NONCE + "}")) {
        throw new JsonException("requestNonce", "must be base64url");
      }
      try {
        return new OrderTerms(
            DistinguishedName.ofDer(json.base64("subject")), nonce, Directory.keys(json));
      } catch (IllegalArgumentException e) {
        throw new JsonException("subject", "must be the DER encoding of a Name");
      }
    }
  }

  static SessionDocument of(JsonObject json, LinkRules rules) throws JsonException {
    State state = state(json.string("state"));
    JsonObject links = json.object("links");
    return new SessionDocument(
        state,
        state == State.CHALLENGE
            ? Optional.of(ChallengeDocument.of(json.object("challenge")))
            : Optional.empty(),
        state == State.ORDER ? Optional.of(OrderTerms.of(json.object("order"))) : Optional.empty(),
        rules.link(links, "self"),
        rules.link(links, "answers"),
        rules.link(links, "key"),
        rules.template(links, "order"));
  }

  private static State state(String name) throws JsonException {
    for (State state : State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(name)) {
        return state;
      }
    }
    throw new JsonException("state", "unknown");
  }
}
