package jp.nozomi.cert.swing.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;
import jp.nozomi.cert.testkit.FakeBank;

/**
 * Chromium with one window, at the bank's site. Mouse and keyboard are the display's, as a person's
 * are; only where to click is asked of the page.
 */
final class Browser implements AutoCloseable {
  private static final Path POLICIES = Path.of("/etc/chromium/policies/managed");

  private final VirtualDisplay display;
  private final Path policy;
  private final Process process;
  private final PageProbe page;

  private Browser(VirtualDisplay display, Path policy, Process process, PageProbe page) {
    this.display = display;
    this.policy = policy;
    this.process = process;
    this.page = page;
  }

  /** Opens the window at a path of the bank's site. */
  static Browser open(
      FakeBank bank,
      String path,
      Path home,
      VirtualDisplay display,
      Map<String, String> environment)
      throws IOException {
    Programs.requireAll("chromium", "xdg-open");
    Path data = home.resolve("chromium");
    Files.createDirectories(data.resolve("Default"));
    // No bubble over the page that asks whether to keep the password.
    Files.writeString(
        data.resolve("Default/Preferences"), "{\"credentials_enable_service\": false}");
    Path policy = allowLinks(bank.baseUrl());
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
                "--disable-component-update",
                "--disable-features=Translate",
                "--password-store=basic",
                // Neither bars nor bubbles of the browser's own over the bank's page.
                "--test-type",
                "--lang=ja",
                "--window-size=900,560",
                "--remote-debugging-port=0",
                "--user-data-dir=" + data,
                "--app=" + bank.baseUrl() + path)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("chromium.log").toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new Browser(display, policy, process, new PageProbe(data));
  }

  /** Waits for the page of this title, painted; gives what it shows. */
  Shown await(String title) throws InterruptedException, JsonException {
    JsonObject seen =
        page.await(
            "the page " + title,
            """
            (async () => {
              if (document.readyState !== 'complete') return null;
              const title = document.querySelector('h1')?.innerText;
              if (title !== '%s') return null;
              const frame = () => new Promise(requestAnimationFrame);
              await frame();
              await frame();
              const labels = [...document.querySelectorAll('a,button,label,th,h1')];
              return {
                screen: document.querySelector('small').innerText,
                title: title,
                labels: labels.map(e => e.innerText.trim()).filter(text => text)
              };
            })()
            """
                .formatted(title));
    return new Shown(
        seen.string("screen"), seen.string("title"), seen.array("labels").strings("labels"));
  }

  /** Clicks at what bears this label. */
  void click(String label) throws InterruptedException, JsonException {
    JsonObject place =
        page.await(
            label,
            """
            (() => {
              const labelOf = e => (e.labels?.[0] ?? e).innerText.trim();
              const found =
                  [...document.querySelectorAll('a,button,input')].find(e => labelOf(e) === '%s');
              // Without the focus, another window may still be in front.
              if (!found || !document.hasFocus()) return null;
              const box = found.getBoundingClientRect();
              const edge = (outerWidth - innerWidth) / 2;
              return {
                x: Math.round(screenX + edge + box.x + box.width / 2),
                y: Math.round(screenY + outerHeight - innerHeight - edge + box.y + box.height / 2)
              };
            })()
            """
                .formatted(label));
    display.click(place.integer("x", 0, 10_000), place.integer("y", 0, 10_000));
    // Away from whatever the next page has there.
    display.point(0, 0);
  }

  /** Clicks at a field and types into it. */
  void fill(String label, String text) throws InterruptedException, JsonException {
    click(label);
    page.await(
        "the focus in " + label,
        "document.activeElement.labels?.[0]?.innerText.trim() === '" + label + "' ? {} : null");
    display.type(text);
    page.await(
        "what was typed",
        "document.activeElement.value?.length === " + text.length() + " ? {} : null");
  }

  /** Goes back to the page before, as Alt and the left arrow do. */
  void back() throws InterruptedException, JsonException {
    page.await("the focus", "document.hasFocus() ? {} : null");
    display.press("alt+Left");
  }

  /** What an administrator sets, so that nobody has to answer 開く before each start of the app. */
  private static Path allowLinks(String origin) throws IOException {
    String text =
        """
        {"AutoLaunchProtocolsFromOrigins":
           [{"protocol": "nozomi-cert", "allowed_origins": ["%s"]}]}
        """
            .formatted(origin);
    try {
      Files.createDirectories(POLICIES);
      return Files.writeString(
          POLICIES.resolve("nozomi-cert-test-" + ProcessHandle.current().pid() + ".json"), text);
    } catch (IOException e) {
      Programs.require(false, "Chromium's policies can not be written: " + e.getMessage());
      throw e;
    }
  }

  @Override
  public void close() throws Exception {
    try {
      List<ProcessHandle> below = process.descendants().toList();
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      below.forEach(ProcessHandle::destroyForcibly);
      // Or they would still write into a folder that is being deleted.
      for (ProcessHandle one : below) {
        one.onExit().get(30, TimeUnit.SECONDS);
      }
    } finally {
      Files.deleteIfExists(policy);
    }
  }
}
