package jp.nozomi.cert.swing.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Debian package on this very system, from apt to purge. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebianPackageTest {
  private static final String NAME = "certapp";
  private static final String TITLE = "のぞみ信用組合";
  private static final String ENTRIES = "/usr/share/applications/";
  private static final Path PICTURES = Path.of("target", "installed");
  private static final String PASSWORD = "Nozomi-2026";

  /** The home folder of the user who tries the app. */
  @TempDir private static Path home;

  private static Packages packages;
  private static Set<String> before;
  private static VirtualDisplay display;

  @BeforeAll
  static void install() throws Exception {
    packages = Packages.changeable();
    Path file = Packages.made();
    Programs.requireAll("gio", "xdg-open", "desktop-file-validate");
    Programs.require(!packages.isKnown(NAME), NAME + " is installed already");
    display = VirtualDisplay.start(home);
    before = packages.paths();
    packages.install(file);
  }

  @AfterAll
  static void clearUp() throws Exception {
    if (display != null) {
      display.close();
      if (packages.isKnown(NAME)) {
        packages.purge(NAME);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"certapp.desktop", "certapp-open.desktop"})
  @Order(1)
  void itsDesktopEntriesAreValid(String entry) {
    assertThat(run("desktop-file-validate", ENTRIES + entry)).isEqualTo(new Programs.Ended(0, ""));
  }

  @Test
  @Order(2)
  void fromTheMenuItOpensItsWindow() throws Exception {
    opensTheWindow("menu", "gio", "launch", ENTRIES + "certapp.desktop");
  }

  @Test
  @Order(2)
  void aLinkOfTheBankOpensItsWindow() throws Exception {
    opensTheWindow("link", "xdg-open", "nozomi-cert:issue?bank=9999");
  }

  @Test
  @Order(2)
  void onThePathItIssuesACertificate() throws Exception {
    Customer customer = Customer.of("demo01").password(PASSWORD).build();
    try (FakeBank bank = FakeBank.builder().customer(customer).start()) {
      Programs.Ended ended =
          run(
              NAME,
              "issue",
              "--profile",
              write("profile.json", bank.profileJson()),
              "--store",
              "pkcs12:" + home.resolve("issued.p12"),
              "--store-password-file",
              write("store-password", "store-secret-1"),
              "--login-id",
              "demo01",
              "--password-file",
              write("password", PASSWORD));

      assertThat(ended.status()).as(ended.output()).isZero();
      assertThat(bank.issued()).singleElement().matches(issued -> issued.confirmed());
    }
  }

  @Test
  @Order(3)
  void purgedItLeavesTheUsersOwnDataAndNothingElse() throws Exception {
    packages.purge(NAME);

    Set<String> left = new TreeSet<>(packages.paths());
    left.removeAll(before);
    assertThat(left).isEmpty();
    assertThat(packages.isKnown(NAME)).isFalse();
    assertThat(run("xdg-mime", "query", "default", "x-scheme-handler/nozomi-cert").output())
        .isBlank();
    assertThat(home.resolve("issued.p12")).exists();
    assertThat(home.resolve("share/certapp")).isDirectoryContaining("glob:**/9999");
  }

  private void opensTheWindow(String name, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("opener.log").toFile());
    builder.environment().putAll(environment());
    Process opener = builder.start();
    String window = display.awaitWindow(TITLE);
    display.awaitPaint(window, Files.createDirectories(PICTURES).resolve(name + ".png"));
    ProcessHandle app = display.process(window);
    assertThat(app.info().command()).hasValue("/opt/certapp/bin/certapp");

    display.press("alt+F4");

    app.onExit().get(90, TimeUnit.SECONDS);
    assertThat(opener.waitFor(90, TimeUnit.SECONDS)).isTrue();
  }

  private static Programs.Ended run(String... command) {
    return Programs.run(environment(), List.of(command));
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(display.environment());
    environment.put("HOME", home.toString());
    environment.put("XDG_DATA_HOME", home.resolve("share").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.put("XDG_CURRENT_DESKTOP", "");
    return environment;
  }

  private static String write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }
}
