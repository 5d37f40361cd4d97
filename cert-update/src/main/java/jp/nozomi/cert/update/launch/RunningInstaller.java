package jp.nozomi.cert.update.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.nozomi.cert.update.failure.UpdateException;

/**
 * An installer that was started. The app may end at any time: the installer lives on, and the next
 * start settles what came of it. Thread-safe.
 */
public interface RunningInstaller {
  /**
   * Gives the installer's own log.
   *
   * @return its path; not every kind of installer writes one
   */
  Path log();

  /**
   * Waits for the installer's end.
   *
   * @param time how long
   * @return what its exit means, or empty if it still runs
   * @throws UpdateException if it failed, G021e
   * @throws InterruptedException if the thread is interrupted
   */
  Optional<InstallerOutcome> await(Duration time) throws UpdateException, InterruptedException;
}
