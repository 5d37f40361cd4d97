package jp.nozomi.cert.update.port;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts programs, never through a shell. */
@FunctionalInterface
public interface Launcher {
  /**
   * Starts a program and does not wait for it.
   *
   * @param command the program's absolute path and its arguments
   * @param environment variables to add to the app's own
   * @return the running program
   * @throws IOException if it can not be started
   */
  Process start(List<String> command, Map<String, String> environment) throws IOException;
}
