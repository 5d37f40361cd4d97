package jp.nozomi.cert.testkit.bank;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;

/**
 * A challenge as it was put to one session.
 *
 * @param id names it within the session
 * @param type its type on the wire
 * @param details the members of its type
 * @param fields what is to be answered, in order
 * @param right judges the answers, by field name
 */
public record PosedChallenge(
    String id,
    String type,
    JsonObject details,
    List<Field> fields,
    Predicate<Map<String, String>> right) {
  /** Copies the fields. */
  public PosedChallenge {
    fields = List.copyOf(fields);
  }

  /**
   * Describes the challenge.
   *
   * @param attemptsLeft how many wrong answers the customer may still give
   * @return its description on the wire
   */
  public JsonObject describe(int attemptsLeft) {
    JsonObject.Builder out =
        JsonObject.builder().put("id", id).put("type", type).put("attemptsLeft", attemptsLeft);
    details.members().forEach(out::put);
    List<JsonValue> described = List.copyOf(fields.stream().map(Field::describe).toList());
    return out.put("fields", new JsonArray(described)).build();
  }
}
