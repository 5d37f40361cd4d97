package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * The order document (wire protocol, section 4).
 *
 * @param state how the order stands
 * @param confirmBy until when it has to be confirmed
 * @param oldCertificateUntil until when the old certificate still logs in, after a renewal
 * @param certificate where the chain is
 * @param chain the chain in PEM, in the reply to recover only
 * @param pollAfter when to ask again, while processing
 */
public record OrderDocument(
    State state,
    Optional<Instant> confirmBy,
    Optional<Instant> oldCertificateUntil,
    Optional<URI> certificate,
    Optional<String> chain,
    Optional<Duration> pollAfter) {
  /** How an order stands. */
  public enum State {
    /** Ask again. */
    PROCESSING,
    /** The certificate can be fetched. */
    ISSUED,
    /** Confirmed as installed. */
    CONFIRMED,
    /** Confirmed as unusable: revoked. */
    FAILED,
    /** Not confirmed in time: revoked. */
    ABANDONED,
    /** Nothing was issued and nothing will be. */
    REFUSED
  }

  static OrderDocument of(JsonObject json, UUID uuid, Optional<Duration> pollAfter, LinkRules rules)
      throws JsonException {
    if (!json.string("uuid").equals(uuid.toString())) {
      throw new JsonException("uuid", "must be the order's");
    }
    Optional<JsonObject> links = json.optionalObject("links");
    return new OrderDocument(
        state(json.string("state")),
        json.optionalInstant("confirmBy"),
        json.optionalInstant("oldCertificateUntil"),
        links.isEmpty() ? Optional.empty() : rules.optionalLink(links.get(), "certificate"),
        json.optionalString("chain"),
        pollAfter);
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
