package jp.nozomi.cert.protocol.preflight;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of the preflight in one language.
 *
 * <p>Japanese unless the locale is English. Immutable and thread-safe.
 */
public final class PreflightTexts {
  private static final String BUNDLE = "jp.nozomi.cert.protocol.preflight.preflight";
  private static final Pattern FACT = Pattern.compile("\\{([A-Za-z0-9]+)\\}");
  private static final DateTimeFormatter JAPAN_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'JST'", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));

  /** The facts that are words for scripts, with the kind of word that each is. */
  private static final Map<String, String> KINDS_OF_WORDS =
      Map.of(
          "decidedBy", "decided-by",
          "offered", "offered",
          "protection", "protection",
          "minimumProtection", "protection",
          "reason", "reason");

  private final ResourceBundle bundle;

  private PreflightTexts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * Opens the texts for a locale.
   *
   * @param locale the reader's locale
   * @return the English texts for an English locale, else the Japanese ones
   */
  public static PreflightTexts in(Locale locale) {
    // Both bundles exist, so that the search never falls back to the machine's own locale.
    Locale chosen = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
    return new PreflightTexts(
        ResourceBundle.getBundle(BUNDLE, chosen, PreflightTexts.class.getModule()));
  }

  /**
   * Gives the name of a check.
   *
   * @param check the check
   * @return for example 名前解決 (DNS)
   */
  public String title(CheckId check) {
    return bundle.getString(check.label() + ".title");
  }

  /**
   * Gives the word for an outcome.
   *
   * @param outcome the outcome
   * @return for example 異常
   */
  public String outcome(Outcome outcome) {
    return bundle.getString("outcome." + outcome.label());
  }

  /**
   * Says what a check found.
   *
   * @param result the result
   * @return a sentence with the result's facts
   */
  public String message(CheckResult result) {
    return filled(bundle.getString(result.textKey() + ".message"), result.facts());
  }

  /**
   * Says what can be done about it.
   *
   * @param result the result
   * @return the remedy; empty if there is nothing to mend
   */
  public String remedy(CheckResult result) {
    return result.remedyKey().map(key -> filled(bundle.getString(key), result.facts())).orElse("");
  }

  /** A text that belongs to no check. */
  String other(String key, Map<String, String> facts) {
    return filled(bundle.getString(key), facts);
  }

  /** A time as customers read it: Japan time. Anything else as it is. */
  static String shown(String fact) {
    try {
      return JAPAN_TIME.format(Instant.parse(fact));
    } catch (DateTimeParseException e) {
      return fact;
    }
  }

  private String filled(String template, Map<String, String> facts) {
    return FACT.matcher(template)
        .replaceAll(
            (MatchResult match) ->
                Matcher.quoteReplacement(
                    said(match.group(1), facts.getOrDefault(match.group(1), "?"))));
  }

  /** A fact as a sentence says it; in JSON it keeps the word that scripts know. */
  private String said(String fact, String value) {
    if (fact.equals("because")) {
      return find(value + ".title").orElse(value);
    }
    if (fact.equals("store")) {
      return place(value);
    }
    String kind = KINDS_OF_WORDS.get(fact);
    return kind == null
        ? shown(value)
        : Stream.of(value.split(", "))
            .map(word -> find("value." + kind + "." + word).orElse(word))
            .collect(Collectors.joining(bundle.getString("value.separator")));
  }

  /** A store's location, KIND or KIND:PLACE, with the kind in words. */
  private String place(String location) {
    int colon = location.indexOf(':');
    String kind = colon < 0 ? location : location.substring(0, colon);
    String words = find("value.store." + kind).orElse(kind);
    return colon < 0 ? words : words + " (" + location.substring(colon + 1) + ")";
  }

  private Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }
}
