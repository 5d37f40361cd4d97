package jp.nozomi.cert.update.launch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.update.port.Launcher;

/** Starts programs as child processes that outlive the app. */
public final class ProcessLauncher implements Launcher {
  /** Makes the launcher. */
  public ProcessLauncher() {}

  @Override
  public Process start(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
