package jp.nozomi.cert.swing.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's Chromium, headless. */
final class Chromium implements Browser {
  private final Path home;
  private final String site;

  Chromium(Path home, String site) {
    RealProgram.require("chromium");
    RealProgram.require("certutil");
    this.home = home;
    this.site = site;
  }

  @Override
  public String store() {
    return "nss";
  }

  @Override
  public void trust(Path authority) throws IOException, InterruptedException {
    RealProgram.trust(home, home.resolve(".local/share/pki/nssdb"), authority);
  }

  /** Trusts an authority where nothing was installed, and so no database made. */
  void trustOnly(Path authority) throws IOException, InterruptedException {
    Path database = Files.createDirectories(home.resolve(".local/share/pki/nssdb"));
    RealProgram.done(home, "certutil", "-N", "-d", "sql:" + database, "--empty-password");
    trust(authority);
  }

  @Override
  public void photograph(String url, Path screenshot) throws IOException, InterruptedException {
    RealProgram.run(
        home, command("--window-size=900,400", "--screenshot=" + screenshot.toAbsolutePath(), url));
  }

  /** Opens a window that stays. */
  ChromiumWindow window() throws Exception {
    return ChromiumWindow.of(
        RealProgram.start(
            home, command("--window-size=900,900", "--remote-debugging-port=0", "about:blank")));
  }

  private List<String> command(String... more) throws IOException {
    return Stream.concat(
            Stream.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--user-data-dir=" + userData()),
            Stream.of(more))
        .toList();
  }

  /**
   * A new user's preferences, with the content setting that the policy AutoSelectCertificateForUrls
   * sets for a whole machine: any certificate may go to the site without a question.
   */
  private Path userData() throws IOException {
    Path folder = Files.createTempDirectory(home, "chromium-");
    Files.createDirectories(folder.resolve("Default"));
    Files.writeString(
        folder.resolve("Default/Preferences"),
        """
        {"profile": {"content_settings": {"exceptions": {"auto_select_certificate":
          {"%s,*": {"setting": {"filters": [{}]}}}}}}}
        """
            .formatted(site));
    return folder;
  }
}
