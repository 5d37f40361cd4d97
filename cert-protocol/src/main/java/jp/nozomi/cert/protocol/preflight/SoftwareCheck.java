package jp.nozomi.cert.protocol.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for software that is known to break renewals (manual, remedy of BZBE001011). */
final class SoftwareCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SoftwareCheck.class);

  private static final List<String> CONFLICTING =
      List.of("smartaccess", "hp sure click", "hp simplepass");

  private SoftwareCheck() {}

  static Checked<Void> of(InstalledSoftware software, Duration bound, Run run)
      throws CancelledException {
    return Checked.stop(
        run.within(bound, () -> look(software)).orElseGet(Finding.SOFTWARE_UNKNOWN::result));
  }

  private static CheckResult look(InstalledSoftware software) {
    try {
      Optional<List<String>> names = software.names();
      if (names.isEmpty()) {
        return Finding.SOFTWARE_NOT_APPLICABLE.result();
      }
      List<String> conflicting =
          names.get().stream().filter(SoftwareCheck::isConflicting).distinct().sorted().toList();
      return conflicting.isEmpty()
          ? Finding.SOFTWARE_OK.with("programs", names.get().size())
          : Finding.SOFTWARE_CONFLICTING.with("software", String.join(", ", conflicting));
    } catch (IOException e) {
      LOG.debug("listing the installed software: {}", e.toString());
      return Finding.SOFTWARE_UNKNOWN.result();
    }
  }

  private static boolean isConflicting(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return CONFLICTING.stream().anyMatch(lower::contains);
  }
}
