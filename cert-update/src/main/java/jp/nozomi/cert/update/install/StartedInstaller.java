package jp.nozomi.cert.update.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.launch.InstallerOutcome;
import jp.nozomi.cert.update.launch.RunningInstaller;
import jp.nozomi.cert.update.state.StateFailure;

/** An installer's process, and the held file that it reads. */
final class StartedInstaller implements RunningInstaller {
  private final Process process;
  private final InstallCommand command;
  private final Path state;
  private final Path log;

  // Nobody waits for the handle to be closed; it may outlive the app's interest in it.
  @SuppressWarnings("FutureReturnValueIgnored")
  StartedInstaller(
      Process process, InstallCommand command, Path state, HeldInstaller held, Path log) {
    this.process = process;
    this.command = command;
    this.state = state;
    this.log = log;
    process.onExit().thenRun(() -> letGo(held));
  }

  private static void letGo(HeldInstaller held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a file that was only read", e);
    }
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
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
      throw StateFailure.of(e).as(ErrorCode.UPDATE_INSTALL_FAILED);
    }
  }
}
