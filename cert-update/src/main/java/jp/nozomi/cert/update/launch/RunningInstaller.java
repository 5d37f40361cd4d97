package jp.nozomi.cert.update.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.state.StateFailure;

/**
 * An installer that was started. The app may end at any time: the installer lives on, and the next
 * start settles what came of it. Thread-safe.
 */
public final class RunningInstaller {
  private final Process process;
  private final InstallCommand command;
  private final Path state;
  private final Path log;

  RunningInstaller(
      Process process, InstallCommand command, Path state, HeldInstaller held, Path log) {
    this.process = process;
    this.command = command;
    this.state = state;
    this.log = log;
    CompletableFuture<Process> ended = process.onExit();
    ended.thenRun(() -> letGo(held));
  }

  private static void letGo(HeldInstaller held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("closing a file that was only read", e);
    }
  }

  /**
   * Gives the installer's own log.
   *
   * @return its path; not every kind of installer writes one
   */
  public Path log() {
    return log;
  }

  /**
   * Waits for the installer's end.
   *
   * @param time how long
   * @return what its exit means, or empty if it still runs
   * @throws UpdateException if it failed, G021e
   * @throws InterruptedException if the thread is interrupted
   */
  public Optional<InstallerOutcome> await(Duration time)
      throws UpdateException, InterruptedException {
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    InstallerOutcome outcome = command.outcome(process.exitValue());
    switch (outcome) {
      case INSTALLED, HANDED_OVER -> {}
      // The user knows already: the next start has nothing to tell.
      case DECLINED, ANOTHER_INSTALLATION_RUNS -> forget();
      case FAILED -> {
        forget();
        throw UpdateException.install(UpdateReason.INSTALLER_FAILED, "exit " + process.exitValue())
            .with("exit", Integer.toString(process.exitValue()))
            .with("log", log.toString());
      }
    }
    return Optional.of(outcome);
  }

  private void forget() throws UpdateException {
    try {
      Intent.clear(state);
    } catch (IOException e) {
      throw StateFailure.of(e);
    }
  }
}
