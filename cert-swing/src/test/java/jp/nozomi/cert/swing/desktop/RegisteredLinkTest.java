package jp.nozomi.cert.swing.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The link as the desktop's own programs open it, after {@code certapp register}. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class RegisteredLinkTest {
  private static final String TYPE = "x-scheme-handler/nozomi-cert";
  private static final String LINK = "nozomi-cert:issue?bank=9999";

  @TempDir private Path home;

  private FakeBank bank;
  private VirtualDisplay display;
  private Installation app;
  private Process opener;

  @BeforeEach
  void prepare() throws Exception {
    display = VirtualDisplay.start(home);
    bank = FakeBank.builder().start();
  }

  @AfterEach
  void clearUp() throws Exception {
    if (app != null) {
      app.close();
    }
    if (opener != null) {
      opener.descendants().forEach(ProcessHandle::destroyForcibly);
      opener.destroyForcibly();
    }
    if (bank != null) {
      bank.close();
    }
    if (display != null) {
      display.close();
    }
  }

  @Test
  void xdgOpenStartsTheAppAtTheLinksPage() throws Exception {
    Programs.requireAll("xdg-open", "xdg-mime");
    install("plain");
    assertThat(run("xdg-mime", "query", "default", TYPE).output().strip())
        .isEqualTo("nozomi-cert-link.desktop");

    open("xdg-open", LINK);

    assertThat(app.await("a page", scene -> scene.screen().equals("CCHK001"))).isNotNull();
  }

  @Test
  void aProgramWhosePathHasSpacesAndJapaneseIsStartedToo() throws Exception {
    Programs.requireAll("gio", "desktop-file-validate");
    install("証明書 アプリ $HOME \"x\"");
    Path entry = home.resolve("share/applications/nozomi-cert-link.desktop");
    assertThat(run("desktop-file-validate", entry.toString()).output()).isEmpty();

    open("gio", "launch", entry.toString(), LINK);

    assertThat(app.await("a page", scene -> scene.screen().equals("CCHK001"))).isNotNull();
  }

  @Test
  void afterTheRemovalNobodyOpensTheLink() throws Exception {
    Programs.requireAll("xdg-mime");
    install("plain");

    assertThat(app.start(environment(), "register", "--remove").waitFor()).isZero();

    assertThat(run("xdg-mime", "query", "default", TYPE).output().strip()).isEmpty();
  }

  private void install(String folder) throws Exception {
    app = Installation.in(Files.createDirectories(home.resolve(folder)), bank.profileJson());
    assertThat(app.start(environment(), "register").waitFor()).isZero();
  }

  private void open(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("opener.log").toFile());
    builder.environment().putAll(environment());
    opener = builder.start();
  }

  private Programs.Ended run(String... command) {
    return Programs.run(environment(), List.of(command));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(display.environment());
    environment.put("HOME", home.toString());
    environment.put("XDG_DATA_HOME", home.resolve("share").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.put("XDG_CURRENT_DESKTOP", "");
    return environment;
  }
}
