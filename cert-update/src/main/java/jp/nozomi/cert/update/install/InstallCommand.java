package jp.nozomi.cert.update.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.update.launch.InstallerOutcome;
import jp.nozomi.cert.update.launch.SystemPrograms;

/**
 * How one kind of installer is started: an absolute program and an array of arguments.
 *
 * @param arguments the program and its arguments
 * @param handsOver whether the program only passes the file on
 */
record InstallCommand(List<String> arguments, boolean handsOver) {
  InstallCommand {
    arguments = List.copyOf(arguments);
  }

  static Optional<InstallCommand> of(
      String type, SystemPrograms programs, Path installer, Path log) {
    return switch (type) {
      // With its own dialogs: the user sees, and may refuse, what is changed.
      case "msi" ->
          Optional.of(
              new InstallCommand(
                  List.of(
                      programs.msiexec().toString(),
                      "/i",
                      installer.toString(),
                      "/l*v",
                      log.toString()),
                  false));
      case "pkg" ->
          Optional.of(
              new InstallCommand(
                  List.of(programs.macOpen().toString(), installer.toString()), true));
      // Never a root helper on a file that the user can write: the desktop's own installer asks.
      case "deb" ->
          Optional.of(
              new InstallCommand(
                  List.of(programs.desktopOpen().toString(), installer.toString()), true));
      default -> Optional.empty();
    };
  }

  InstallerOutcome outcome(int exit) {
    if (handsOver) {
      return exit == 0 ? InstallerOutcome.HANDED_OVER : InstallerOutcome.FAILED;
    }
    // Windows Installer's own codes: success, restart begun or needed; user exit; already running.
    return switch (exit) {
      case 0, 1641, 3010 -> InstallerOutcome.INSTALLED;
      case 1602 -> InstallerOutcome.DECLINED;
      case 1618 -> InstallerOutcome.ANOTHER_INSTALLATION_RUNS;
      default -> InstallerOutcome.FAILED;
    };
  }
}
