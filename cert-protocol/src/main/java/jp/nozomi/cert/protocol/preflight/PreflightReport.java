package jp.nozomi.cert.protocol.preflight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;

/**
 * What a preflight found; nothing in it is secret.
 *
 * @param time when it ran, by the PC's clock
 * @param versions what ran
 * @param checks the results, one for each check in its order
 */
public record PreflightReport(Instant time, SystemVersions versions, List<CheckResult> checks) {
  private static final int FORMAT = 1;

  /**
   * Copies the results.
   *
   * @param time when it ran
   * @param versions what ran
   * @param checks the results
   */
  public PreflightReport {
    checks = List.copyOf(checks);
  }

  /**
   * Gives the result of one check.
   *
   * @param id the check
   * @return its result
   */
  public CheckResult of(CheckId id) {
    return checks.stream()
        .filter(result -> result.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a report without " + id));
  }

  /**
   * Gives the worst outcome.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return checks.stream()
        .map(CheckResult::outcome)
        .max(Comparator.naturalOrder())
        .orElse(Outcome.SKIPPED);
  }

  /**
   * Tells a monitoring system how everything stands.
   *
   * @return the worst of all checks
   */
  public Monitoring monitoring() {
    return Monitoring.of(outcome());
  }

  /**
   * Tells a monitoring system how one check stands, for example the certificates alone.
   *
   * @param id the check
   * @return its state
   */
  public Monitoring monitoring(CheckId id) {
    return Monitoring.of(of(id).outcome());
  }

  /**
   * Writes the report for programs.
   *
   * @return format 1: {@code format}, {@code time}, {@code versions}, {@code outcome}, {@code
   *     monitoring} and {@code checks} with id, outcome, cause, milliseconds, facts, items, remedy
   *     key and the texts in both languages
   */
  public JsonObject toJson() {
    List<JsonValue> results = new ArrayList<>();
    checks.forEach(result -> results.add(json(result)));
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("time", time.toString())
        .put("versions", versions.toJson())
        .put("outcome", outcome().label())
        .put(
            "monitoring",
            JsonObject.builder()
                .put("status", monitoring().label())
                .put("exitCode", monitoring().exitCode())
                .build())
        .put("checks", new JsonArray(results))
        .build();
  }

  /**
   * Writes the report for people.
   *
   * @param locale the reader's locale
   * @return plain lines without line breaks
   */
  public List<String> lines(Locale locale) {
    PreflightTexts texts = PreflightTexts.in(locale);
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.other(
            "report.head",
            Map.of(
                "time", time.toString(),
                "app", versions.app(),
                "java", versions.java(),
                "os", versions.os())));
    for (CheckResult result : checks) {
      lines.add(line(texts, result));
      Optional.of(texts.remedy(result))
          .filter(remedy -> !remedy.isEmpty())
          .ifPresent(remedy -> lines.add("    -> " + remedy));
      result.items().forEach(item -> lines.add("    - " + joined(item)));
    }
    boolean blocked =
        checks.stream().anyMatch(one -> one.id().isOfNetwork() && one.outcome() == Outcome.FAILED);
    if (blocked) {
      lines.add(texts.other("report.blocked", Map.of()));
    }
    return lines;
  }

  private static String line(PreflightTexts texts, CheckResult result) {
    return "[%s] %s: %s (%s %s)"
        .formatted(
            texts.outcome(result.outcome()),
            texts.title(result.id()),
            texts.message(result),
            result.id().label(),
            result.cause());
  }

  private static String joined(Map<String, String> item) {
    return item.entrySet().stream()
        .map(fact -> fact.getKey() + "=" + PreflightTexts.shown(fact.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static JsonObject json(CheckResult result) {
    List<JsonValue> items = new ArrayList<>();
    result.items().forEach(item -> items.add(json(item)));
    return JsonObject.builder()
        .put("id", result.id().label())
        .put("outcome", result.outcome().label())
        .put("cause", result.cause())
        .put("millis", result.duration().toMillis())
        .put("facts", json(result.facts()))
        .put("items", new JsonArray(items))
        .put("remedyKey", result.remedyKey())
        .put("ja", text(result, Locale.JAPANESE))
        .put("en", text(result, Locale.ENGLISH))
        .build();
  }

  private static JsonObject text(CheckResult result, Locale locale) {
    PreflightTexts texts = PreflightTexts.in(locale);
    return JsonObject.builder()
        .put("title", texts.title(result.id()))
        .put("message", texts.message(result))
        .put("remedy", Optional.of(texts.remedy(result)).filter(text -> !text.isEmpty()))
        .build();
  }

  private static JsonValue json(Map<String, String> facts) {
    JsonObject.Builder object = JsonObject.builder();
    facts.forEach(object::put);
    return object.build();
  }
}
