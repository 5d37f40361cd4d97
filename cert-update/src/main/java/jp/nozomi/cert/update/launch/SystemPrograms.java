package jp.nozomi.cert.update.launch;

import java.nio.file.Path;

/**
 * The operating systems' programs that the updater starts, by absolute path.
 *
 * @param msiexec Windows Installer
 * @param powershell asks Windows for a file's signature
 * @param macOpen opens a file on macOS
 * @param pkgutil asks macOS for a package's signature
 * @param desktopOpen opens a file on a Linux desktop
 */
public record SystemPrograms(
    Path msiexec, Path powershell, Path macOpen, Path pkgutil, Path desktopOpen) {
  /** Where they are. */
  public static final SystemPrograms DEFAULT =
      new SystemPrograms(
          Path.of("C:\\Windows\\System32\\msiexec.exe"),
          Path.of("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"),
          Path.of("/usr/bin/open"),
          Path.of("/usr/sbin/pkgutil"),
          Path.of("/usr/bin/xdg-open"));
}
