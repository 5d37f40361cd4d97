package jp.nozomi.cert.testkit.update;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes maps, lists, strings, numbers and truth values as JSON. */
final class Tree {
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private Tree() {}

  /** Writes the canonical form: sorted, only the quotation mark and the backslash escaped. */
  static String canonical(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>(BY_CODE_POINT);
      map.forEach((name, member) -> sorted.put((String) name, member));
      return sorted.entrySet().stream()
          .map(e -> canonical(e.getKey()) + ":" + canonical(e.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Tree::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    return String.valueOf(value);
  }

  /** Writes a form that every JSON reader takes: control characters escaped too. */
  static String json(Object value) {
    StringBuilder out = new StringBuilder();
    canonical(value)
        .chars()
        .forEach(
            c -> {
              if (c < ' ') {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}
