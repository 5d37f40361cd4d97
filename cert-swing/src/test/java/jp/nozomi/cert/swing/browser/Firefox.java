package jp.nozomi.cert.swing.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's Firefox ESR, headless, with a profile that it would open by itself. */
final class Firefox implements Browser {
  private final Path home;
  private final Path profile;

  Firefox(Path home) throws IOException {
    RealProgram.require("firefox-esr");
    RealProgram.require("certutil");
    this.home = home;
    Path folder = Files.createDirectories(home.resolve(".mozilla/firefox"));
    profile = Files.createDirectories(folder.resolve("test.default-esr"));
    Files.writeString(
        folder.resolve("profiles.ini"),
        """
        [Profile0]
        Name=default
        IsRelative=1
        Path=test.default-esr
        Default=1

        [General]
        StartWithLastProfile=1
        Version=2
        """);
    Files.writeString(
        profile.resolve("user.js"),
        """
        user_pref("security.default_personal_cert", "Select Automatically");
        user_pref("network.proxy.type", 0);
        user_pref("browser.shell.checkDefaultBrowser", false);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("app.normandy.enabled", false);
        user_pref("browser.aboutwelcome.enabled", false);
        """);
  }

  Path profile() {
    return profile;
  }

  @Override
  public String store() {
    return "nss:firefox";
  }

  @Override
  public void trust(Path authority) throws IOException, InterruptedException {
    RealProgram.trust(home, profile, authority);
  }

  @Override
  public void photograph(String url, Path screenshot) throws IOException, InterruptedException {
    RealProgram.run(
        home,
        List.of(
            "firefox-esr",
            "--headless",
            "--no-remote",
            "--profile",
            profile.toString(),
            "--window-size=900,400",
            "--screenshot",
            screenshot.toAbsolutePath().toString(),
            url));
  }
}
