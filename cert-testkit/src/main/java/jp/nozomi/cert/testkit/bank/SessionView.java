package jp.nozomi.cert.testkit.bank;

import java.time.Instant;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * A session as it was at one moment.
 *
 * @param id its id
 * @param operation what it is for
 * @param state what the client does next
 * @param expires when it runs out of time
 * @param challenge the description of the current challenge, in state challenge
 * @param order what may be ordered, in state order
 */
public record SessionView(
    String id,
    Operation operation,
    State state,
    Instant expires,
    Optional<JsonObject> challenge,
    Optional<OrderTerms> order) {
  /** What the client does next; wire protocol section 3. */
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
}
