package jp.nozomi.cert.swing.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jp.nozomi.cert.update.Platform;

/** Names what the app runs on, in the words of the releases. */
final class ThisPlatform {
  private ThisPlatform() {}

  static Platform find() {
    return of(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Files.isWritable(Path.of(System.getProperty("java.home"))));
  }

  /** On macOS and Linux the system's own installer asks for an administrator. */
  static Platform of(String osName, String osArch, boolean installationWritable) {
    String name = osName.toLowerCase(Locale.ROOT);
    String arch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x64";
          case "arm64" -> "aarch64";
          default -> osArch.toLowerCase(Locale.ROOT);
        };
    if (name.startsWith("windows")) {
      return new Platform("windows", arch, "msi", !installationWritable);
    }
    return name.startsWith("mac")
        ? new Platform("macos", arch, "pkg", false)
        : new Platform("linux", arch, "deb", false);
  }
}
