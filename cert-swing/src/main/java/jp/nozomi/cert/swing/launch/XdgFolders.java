package jp.nozomi.cert.swing.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a Linux desktop looks for a user's files (freedesktop.org, XDG Base Directory).
 *
 * @param data the data folder
 * @param config the configuration folder
 */
public record XdgFolders(Path data, Path config) {
  /**
   * Finds the folders of a user.
   *
   * @param environment the environment
   * @param home the home folder
   * @return the folders, which need not exist
   */
  public static XdgFolders of(Map<String, String> environment, Path home) {
    return new XdgFolders(
        folder(environment, "XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share")),
        folder(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config")));
  }

  /** Relative paths are to be ignored, says the specification. */
  private static Optional<Path> folder(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(path -> path.startsWith("/"))
        .map(Path::of);
  }
}
