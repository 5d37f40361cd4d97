package jp.nozomi.cert.swing.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.swing.app.BoundedFile;
import jp.nozomi.cert.swing.app.WholeFile;

/**
 * Makes the app what opens the bank's links, for this OS user on Linux, or takes it back.
 *
 * <p>Doing either twice is the same as doing it once.
 */
public final class LinkRegistration {
  private static final int MOST_BYTES = 1024 * 1024;

  private final XdgFolders folders;
  private final BankProfile profile;

  /**
   * Makes the registration of one bank.
   *
   * @param folders the user's folders
   * @param profile the bank
   */
  public LinkRegistration(XdgFolders folders, BankProfile profile) {
    this.folders = folders;
    this.profile = profile;
  }

  /**
   * Registers a program.
   *
   * @param program the app's program, which will be called with {@code open -- LINK}
   * @throws IOException if a file can not be written
   */
  public void register(Path program) throws IOException {
    DesktopEntry entry =
        new DesktopEntry(
            profile.appName(),
            DesktopEntry.command(program, "open", "--", DesktopEntry.URL),
            List.of("NoDisplay=true", "StartupNotify=false", "MimeType=" + type() + ";"));
    WholeFile.write(entryFile(), entry.text());
    WholeFile.write(choices(), MimeApps.with(readChoices(), type(), entryName()));
  }

  /**
   * Takes the registration back; another program's is left alone.
   *
   * @throws IOException if a file can not be written
   */
  public void remove() throws IOException {
    String before = readChoices();
    String after = MimeApps.without(before, type(), entryName());
    if (!after.equals(before)) {
      WholeFile.write(choices(), after);
    }
    Files.deleteIfExists(entryFile());
  }

  private String type() {
    return "x-scheme-handler/" + profile.urlScheme();
  }

  private String entryName() {
    return profile.urlScheme() + "-link.desktop";
  }

  private Path entryFile() {
    return folders.data().resolve("applications").resolve(entryName());
  }

  private Path choices() {
    return folders.config().resolve("mimeapps.list");
  }

  private String readChoices() throws IOException {
    return Files.exists(choices())
        ? new String(BoundedFile.read(choices(), MOST_BYTES), StandardCharsets.UTF_8)
        : "";
  }
}
