package jp.nozomi.cert.protocol.preflight;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists the programs that are installed on this PC. */
@FunctionalInterface
public interface InstalledSoftware {
  /**
   * Lists the programs.
   *
   * @return their display names; empty if that means nothing on this operating system
   * @throws IOException if they can not be listed
   */
  Optional<List<String>> names() throws IOException;

  /**
   * Gives the list of this operating system.
   *
   * @return on Windows the uninstall keys of the registry, elsewhere nothing
   */
  static InstalledSoftware ofThisSystem() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return windows ? new WindowsSoftware(WindowsSoftware::reg) : Optional::empty;
  }
}
