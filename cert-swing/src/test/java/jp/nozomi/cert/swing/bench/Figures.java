package jp.nozomi.cert.swing.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measured values by name, in milliseconds unless said otherwise. */
final class Figures {
  private final Map<String, List<Double>> times = new LinkedHashMap<>();

  void add(String name, double millis) {
    times.computeIfAbsent(name, any -> new ArrayList<>()).add(millis);
  }

  double median(String name) {
    List<Double> sorted = times.getOrDefault(name, List.of()).stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured: " + name);
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double ratio(String name, String to) {
    return median(name) / median(to);
  }

  /** One line for each name: the median and the range. */
  List<String> lines() {
    return lines("ms");
  }

  /** The same in another unit. */
  List<String> lines(String unit) {
    return times.entrySet().stream()
        .map(
            entry ->
                "%-34s median %8.2f %s   (%.2f to %.2f, n = %d)"
                    .formatted(
                        entry.getKey(),
                        median(entry.getKey()),
                        unit,
                        entry.getValue().stream().mapToDouble(one -> one).min().orElseThrow(),
                        entry.getValue().stream().mapToDouble(one -> one).max().orElseThrow(),
                        entry.getValue().size()))
        .toList();
  }
}
