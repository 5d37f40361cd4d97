package jp.nozomi.cert.swing.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;
import jp.nozomi.cert.testkit.FakeBank;

/**
 * Chromium, as an administrator sets it up: the bank's authority is trusted, and the bank's site
 * may open the app's links without the question that a person would answer with 開く.
 */
final class Browser implements AutoCloseable {
  private static final Path POLICIES = Path.of("/etc/chromium/policies/managed");

  private final Path policy;
  private final String origin;
  private final Path home;
  private final VirtualDisplay display;
  private final Map<String, String> desktop;
  private final List<Process> processes = new ArrayList<>();

  private Browser(
      Path policy, String origin, Path home, VirtualDisplay display, Map<String, String> desktop) {
    this.policy = policy;
    this.origin = origin;
    this.home = home;
    this.display = display;
    this.desktop = desktop;
  }

  static Browser open(
      FakeBank bank, String path, Path home, VirtualDisplay display, Map<String, String> desktop)
      throws Exception {
    Programs.requireAll("chromium", "xdg-open");
    Path policy = allow(bank);
    Browser browser = new Browser(policy, bank.baseUrl(), home, display, desktop);
    browser.visit(path);
    return browser;
  }

  /** Shows a page in a window of its own. */
  void visit(String path) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "chromium",
                // A container and a tester who is root have no sandbox of their own.
                "--no-sandbox",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--password-store=basic",
                "--lang=ja",
                // Neither bars nor bubbles of the browser's own over the bank's page.
                "--test-type",
                "--disable-features=Translate",
                "--window-size=1000,700",
                "--user-data-dir=" + home.resolve("browser"),
                "--app=" + origin + path)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("browser.log").toFile()));
    builder.environment().putAll(desktop);
    builder.environment().put("LANGUAGE", "ja");
    processes.add(builder.start());
  }

  /** Waits for the page of this title, with its window in front. */
  String await(String title) {
    String window = display.await(title);
    Programs.run(display.environment(), List.of("xdotool", "windowactivate", "--sync", window));
    return window;
  }

  private static Path allow(FakeBank bank) throws Exception {
    String text =
        """
        {"AutoLaunchProtocolsFromOrigins":
           [{"protocol": "nozomi-cert", "allowed_origins": ["%s"]}],
         "CACertificates": ["%s"]}
        """
            .formatted(
                bank.baseUrl(), Base64.getEncoder().encodeToString(bank.serverCa().getEncoded()));
    try {
      Files.createDirectories(POLICIES);
      return Files.writeString(
          POLICIES.resolve("nozomi-cert-" + ProcessHandle.current().pid() + ".json"), text);
    } catch (IOException e) {
      Programs.require(false, "Chromium's policies can not be written: " + e.getMessage());
      throw e;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      for (Process process : processes) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
        below.forEach(ProcessHandle::destroyForcibly);
      }
    } finally {
      Files.deleteIfExists(policy);
    }
  }
}
