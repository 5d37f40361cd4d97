package jp.nozomi.cert.protocol.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param id which check
 * @param outcome how it ended
 * @param cause a stable word for what was found, for example unknown-host; ok where that says all
 * @param facts names and values in order, nothing secret; foreign text in them is made plain
 * @param items what was found more than once, such as certificates: names and values of each
 * @param duration how long it took; login, TLS, HTTP and directory are one piece of work that is
 *     counted for the first of them
 */
public record CheckResult(
    CheckId id,
    Outcome outcome,
    String cause,
    Map<String, String> facts,
    List<Map<String, String>> items,
    Duration duration) {
  private static final int LONGEST_FACT = 300;

  /**
   * Copies the facts and items in their order.
   *
   * @param id which check
   * @param outcome how it ended
   * @param cause a stable word for what was found
   * @param facts names and values
   * @param items names and values of each
   * @param duration how long it took
   */
  public CheckResult {
    facts = plain(facts);
    items = items.stream().map(CheckResult::plain).toList();
  }

  /** A result of a check that could not be made. */
  static CheckResult skipped(CheckId id, String cause) {
    return new CheckResult(id, Outcome.SKIPPED, cause, Map.of(), List.of(), Duration.ZERO);
  }

  /**
   * Gives the key of the remedy's text.
   *
   * @return for example dns.unknown-host.remedy; empty if there is nothing to mend
   */
  public Optional<String> remedyKey() {
    return outcome == Outcome.WARNING || outcome == Outcome.FAILED
        ? Optional.of(textKey() + ".remedy")
        : Optional.empty();
  }

  /** The key of its texts. */
  String textKey() {
    return (outcome == Outcome.SKIPPED ? "skipped" : id.label()) + "." + cause;
  }

  CheckResult with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(name, value.toString());
    return new CheckResult(id, outcome, cause, more, items, duration);
  }

  CheckResult item(Map<String, String> item) {
    List<Map<String, String>> more = new ArrayList<>(items);
    more.add(item);
    return new CheckResult(id, outcome, cause, facts, more, duration);
  }

  CheckResult took(Duration time) {
    return new CheckResult(id, outcome, cause, facts, items, time);
  }

  private static Map<String, String> plain(Map<String, String> facts) {
    Map<String, String> copy = new LinkedHashMap<>();
    facts.forEach((name, value) -> copy.put(name, plain(value)));
    return Collections.unmodifiableMap(copy);
  }

  /** Control and bidirectional formatting characters could forge or reorder a report's lines. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_FACT)
        .forEach(point -> plain.appendCodePoint(isSafe(point) ? point : '?'));
    return plain.toString();
  }

  private static boolean isSafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
