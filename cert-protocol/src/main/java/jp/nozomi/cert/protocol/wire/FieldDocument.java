package jp.nozomi.cert.protocol.wire;

import java.util.Optional;
import jp.nozomi.cert.core.input.Characters;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.profile.LocalText;

/**
 * A field of a challenge (wire protocol, section 3.1).
 *
 * @param name its name in the answers
 * @param kind id, code, password or answer
 * @param rule its length and characters
 * @param label its label, if it has one
 */
public record FieldDocument(String name, String kind, FieldRule rule, Optional<LocalText> label) {
  static FieldDocument of(JsonObject json) throws JsonException {
    int min = json.integer("min", 0, 4096);
    int max = json.integer("max", Math.max(1, min), 4096);
    Characters characters =
        Characters.find(json.string("characters"))
            .orElseThrow(() -> new JsonException("characters", "unknown"));
    return new FieldDocument(
        json.string("name"),
        json.string("kind"),
        new FieldRule(min, max, characters),
        text(json, "label"));
  }

  static Optional<LocalText> text(JsonObject json, String name) throws JsonException {
    Optional<JsonObject> text = json.optionalObject(name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new LocalText(text.get().string("ja"), text.get().string("en")));
  }
}
