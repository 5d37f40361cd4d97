package jp.nozomi.cert.update;

/**
 * What this installation runs on, in the words of the signed targets.
 *
 * @param os windows, macos or linux
 * @param arch x64 or aarch64
 * @param type the installer's kind: msi, pkg or deb
 * @param administratorNeeded whether the installation is the machine's and this user may not change
 *     it
 */
public record Platform(String os, String arch, String type, boolean administratorNeeded) {}
