package jp.nozomi.cert.swing.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.nozomi.cert.protocol.enroll.Operation;
import jp.nozomi.cert.protocol.enroll.Sampling;

/** Counts kills and outcomes, in the log and in {@code target/crash-matrix.txt}. */
final class CrashReport {
  private static final Path FILE = Path.of("target", "crash-matrix.txt");

  private CrashReport() {}

  static void add(String test, Operation operation, String what, Map<String, Integer> outcomes)
      throws IOException {
    int kills = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    String line =
        String.format(
            Locale.ROOT, "%-16s %-5s %3d kills %s: %s", test, operation, kills, what, outcomes);
    Sampling.report("Crash matrix", line);
    Files.write(FILE, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
