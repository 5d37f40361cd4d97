package jp.nozomi.cert.swing.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Override
  public void photograph(String url, Path screenshot) throws IOException, InterruptedException {
    RealProgram.run(
        home,
        Stream.concat(
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
                    "--no-proxy-server"),
                Stream.of(
                    "--user-data-dir=" + userData(),
                    "--window-size=900,400",
                    "--screenshot=" + screenshot.toAbsolutePath(),
                    url))
            .toList());
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
