package jp.nozomi.cert.swing.settings;

import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * What a user chose.
 *
 * @param proxy which proxy leads to the bank
 * @param textSize how large the text is
 * @param look the colours
 * @param language the language of the window
 * @param store where new keys are kept, as {@code --store} has it; empty for the bank's choice
 */
public record UserSettings(
    ProxyChoice proxy, TextSize textSize, Look look, Language language, Optional<String> store) {
  /** What holds before anything is chosen. */
  public static final UserSettings DEFAULT =
      new UserSettings(
          ProxyChoice.SYSTEM, TextSize.SMALL, Look.SYSTEM, Language.JA, Optional.empty());

  private static final int FORMAT = 1;

  /**
   * Changes the proxy.
   *
   * @param now the choice
   * @return a copy with it
   */
  public UserSettings withProxy(ProxyChoice now) {
    return new UserSettings(now, textSize, look, language, store);
  }

  /**
   * Changes the size of the text.
   *
   * @param now the choice
   * @return a copy with it
   */
  public UserSettings withTextSize(TextSize now) {
    return new UserSettings(proxy, now, look, language, store);
  }

  /**
   * Changes the colours.
   *
   * @param now the choice
   * @return a copy with it
   */
  public UserSettings withLook(Look now) {
    return new UserSettings(proxy, textSize, now, language, store);
  }

  /**
   * Changes the language.
   *
   * @param now the choice
   * @return a copy with it
   */
  public UserSettings withLanguage(Language now) {
    return new UserSettings(proxy, textSize, look, now, store);
  }

  /**
   * Changes where new keys are kept.
   *
   * @param now the choice; empty for the bank's
   * @return a copy with it
   */
  public UserSettings withStore(Optional<String> now) {
    return new UserSettings(proxy, textSize, look, language, now);
  }

  /** Reads the form that {@link #toJson} writes; what is missing is as it is by default. */
  static UserSettings of(JsonObject json) throws JsonException {
    json.integer("format", FORMAT, FORMAT);
    Optional<JsonObject> proxy = json.optionalObject("proxy");
    return new UserSettings(
        proxy.isPresent() ? ProxyChoice.of(proxy.get()) : DEFAULT.proxy,
        choice(json, "textSize", TextSize.values(), DEFAULT.textSize),
        choice(json, "theme", Look.values(), DEFAULT.look),
        choice(json, "language", Language.values(), DEFAULT.language),
        json.optionalString("store"));
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("proxy", proxy.toJson())
        .put("textSize", Label.of(textSize))
        .put("theme", Label.of(look))
        .put("language", Label.of(language))
        .put("store", store)
        .build();
  }

  private static <T extends Enum<T>> T choice(
      JsonObject json, String name, T[] choices, T otherwise) throws JsonException {
    Optional<String> label = json.optionalString(name);
    if (label.isEmpty()) {
      return otherwise;
    }
    return Label.find(choices, label.get())
        .orElseThrow(() -> new JsonException(name, "is no choice that there is"));
  }
}
