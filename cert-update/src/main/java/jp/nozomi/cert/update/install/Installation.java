package jp.nozomi.cert.update.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.launch.RunningInstaller;
import jp.nozomi.cert.update.launch.SystemPrograms;
import jp.nozomi.cert.update.port.Launcher;
import jp.nozomi.cert.update.port.PublisherCheck;
import jp.nozomi.cert.update.state.StateFailure;
import jp.nozomi.cert.update.tuf.TargetFile;

/**
 * Starts a downloaded installer.
 *
 * @param launcher starts programs
 * @param publisher checks the code signature
 * @param programs where the system's programs are
 * @param state the state's folder
 */
public record Installation(
    Launcher launcher, PublisherCheck publisher, SystemPrograms programs, Path state) {
  /** Where the copy lies that is started, in the state's folder. */
  public static final String FOLDER = "launch";

  /**
   * Verifies an installer once more and starts it.
   *
   * @param downloaded the installer
   * @param target its signed length and hashes, from metadata that was just verified
   * @param type msi, pkg or deb
   * @param version what it installs
   * @return the started installer
   * @throws UpdateException G007i with the path if this system can not start it, else G021e
   */
  public RunningInstaller start(Path downloaded, TargetFile target, String type, String version)
      throws UpdateException {
    Path log = state.resolve("install.log");
    try {
      HeldInstaller held = HeldInstaller.take(downloaded, state.resolve(FOLDER), target);
      boolean started = false;
      try {
        InstallCommand command =
            InstallCommand.of(type, programs, held.file(), log)
                .orElseThrow(
                    () -> byHand(UpdateReason.NO_INSTALLER, "no way to start " + type, downloaded));
        publisher.verify(held.file());
        new Intent(version, OptionalLong.empty(), log.toString()).write(state);
        Process process = spawn(command, downloaded);
        started = true;
        new Intent(version, OptionalLong.of(process.pid()), log.toString()).write(state);
        return new StartedInstaller(process, command, state, held, log);
      } finally {
        if (!started) {
          held.close();
        }
      }
    } catch (IOException e) {
      throw StateFailure.of(e).as(ErrorCode.UPDATE_INSTALL_FAILED);
    }
  }

  private Process spawn(InstallCommand command, Path downloaded)
      throws UpdateException, IOException {
    try {
      return launcher.start(command.arguments(), Map.of());
    } catch (IOException e) {
      Intent.clear(state);
      throw new UpdateException(
              ErrorCode.UPDATE_INSTALL_FAILED,
              UpdateReason.NOT_STARTED,
              command.arguments().get(0),
              e)
          .with("path", downloaded.toString());
    }
  }

  /**
   * Makes the word to the user that the file is there and verified, but theirs to start.
   *
   * @param reason why
   * @param detail more of it, for the log
   * @param file the installer
   * @return G007i with the path
   */
  public static UpdateException byHand(UpdateReason reason, String detail, Path file) {
    return new UpdateException(ErrorCode.DOWNLOAD_COMPLETE, reason, detail)
        .with("path", file.toString());
  }
}
