package jp.nozomi.cert.testkit.bank;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * An input field as the wire protocol describes it, section 3.1.
 *
 * @param name the member of {@code answers}
 * @param kind id, code, password or answer
 * @param min the fewest code points
 * @param max the most code points
 * @param characters which are allowed
 * @param label what a client shows for a challenge that it does not know, in Japanese and English
 */
public record Field(
    String name,
    String kind,
    int min,
    int max,
    Characters characters,
    Optional<Map<String, String>> label) {

  /** Classes of characters. */
  public enum Characters {
    /** 0 to 9. */
    DIGITS("[0-9]*"),
    /** ASCII letters and digits. */
    ALPHANUMERIC("[0-9A-Za-z]*"),
    /** U+0020 to U+007E. */
    ASCII("[ -~]*"),
    /** All but control characters. */
    ANY("\\P{Cc}*");

    private final String pattern;

    Characters(String pattern) {
      this.pattern = pattern;
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Field of(String name, String kind, int min, int max, Characters characters) {
    return new Field(name, kind, min, max, characters, Optional.empty());
  }

  /**
   * Judges a value.
   *
   * @param value what the client sent
   * @return whether its length and characters are right
   */
  public boolean accepts(String value) {
    int length = value.codePointCount(0, value.length());
    return length >= min && length <= max && value.matches(characters.pattern);
  }

  /**
   * Describes the field.
   *
   * @return its description on the wire
   */
  public JsonObject describe() {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("name", name)
            .put("kind", kind)
            .put("min", min)
            .put("max", max)
            .put("characters", characters.wireName());
    label.ifPresent(
        texts -> {
          JsonObject.Builder languages = JsonObject.builder();
          texts.forEach(languages::put);
          out.put("label", languages.build());
        });
    return out.build();
  }
}
