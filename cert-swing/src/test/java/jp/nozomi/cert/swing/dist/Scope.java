package jp.nozomi.cert.swing.dist;

/** For whom {@code setup.msi} installs. */
enum Scope {
  /** For the user who runs it, without an administrator's rights. */
  USER(
      "setup.msi", "perUser", "LocalAppDataFolder", "HKCU", "A3F0B1CE-0B6A-4D0C-9D6E-6F3F7F1F9A01"),
  /** For all users of the PC, by an administrator. */
  MACHINE(
      "setup-machine.msi",
      "perMachine",
      "ProgramFiles64Folder",
      "HKLM",
      "A3F0B1CE-0B6A-4D0C-9D6E-6F3F7F1F9A02");

  private final String fileName;
  private final String installScope;
  private final String folder;
  private final String registry;
  private final String upgradeCode;

  Scope(String fileName, String installScope, String folder, String registry, String upgradeCode) {
    this.fileName = fileName;
    this.installScope = installScope;
    this.folder = folder;
    this.registry = registry;
    this.upgradeCode = upgradeCode;
  }

  String fileName() {
    return fileName;
  }

  String installScope() {
    return installScope;
  }

  /** Gives Windows Installer's name of the folder that programs go to. */
  String folder() {
    return folder;
  }

  /** Gives the registry's root for this scope. */
  String registry() {
    return registry;
  }

  /** Gives what all versions of the package have in common; never to be changed. */
  String upgradeCode() {
    return upgradeCode;
  }
}
