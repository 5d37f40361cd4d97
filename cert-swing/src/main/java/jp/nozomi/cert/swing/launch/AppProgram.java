package jp.nozomi.cert.swing.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The program that this process was started by, for other programs to start it again. */
public final class AppProgram {
  /** Set by an image that jpackage made. */
  private static final String PACKAGED = "jpackage.app-path";

  /** Set by the scripts in {@code bin}. */
  private static final String SCRIPT = "certapp.program";

  private AppProgram() {}

  /**
   * Finds the program.
   *
   * @param properties the system's properties
   * @return its absolute path; empty if the app was started by other means
   */
  public static Optional<Path> find(Properties properties) {
    return Optional.ofNullable(properties.getProperty(PACKAGED))
        .or(() -> Optional.ofNullable(properties.getProperty(SCRIPT)))
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
