package jp.nozomi.cert.protocol.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.profile.LocalText;

/**
 * A challenge (wire protocol, section 3.1).
 *
 * @param id its id, new after every wrong answer
 * @param type its type; may be one that this version does not know
 * @param attemptsLeft how many wrong answers are left
 * @param fields what is to be answered
 * @param qr the text of the transaction QR code
 * @param question the secret question
 * @param title a form's title
 * @param instruction a form's instruction
 */
public record ChallengeDocument(
    String id,
    String type,
    OptionalInt attemptsLeft,
    List<FieldDocument> fields,
    Optional<String> qr,
    Optional<String> question,
    Optional<LocalText> title,
    Optional<LocalText> instruction) {
  private static final int MAX_FIELDS = 16;

  /** Copies the fields. */
  public ChallengeDocument {
    fields = List.copyOf(fields);
  }

  static ChallengeDocument of(JsonObject json) throws JsonException {
    List<FieldDocument> fields = new ArrayList<>();
    for (JsonObject field : json.array("fields").objects("fields")) {
      fields.add(FieldDocument.of(field));
    }
    if (fields.size() > MAX_FIELDS) {
      throw new JsonException("fields", "more than " + MAX_FIELDS);
    }
    return new ChallengeDocument(
        json.string("id"),
        json.string("type"),
        attempts(json),
        fields,
        json.optionalString("qr"),
        json.optionalString("question"),
        FieldDocument.text(json, "title"),
        FieldDocument.text(json, "instruction"));
  }

  static OptionalInt attempts(JsonObject json) throws JsonException {
    return json.optionalInteger("attemptsLeft").isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(json.integer("attemptsLeft", 0, 1_000));
  }
}
