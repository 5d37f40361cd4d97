package jp.nozomi.cert.swing.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.keystore.windows.WineMachine;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.dist.Dist;
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

/**
 * {@code setup.msi} on a fresh Windows, from the first installation to the last trace.
 *
 * <p>Wine 8 differs from Windows where it is told so: a scheme of a single user is not dispatched
 * (the command that is registered is run instead), and the list of programs is the machine's.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Wine is tried on Linux only")
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupMsiTest {
  private static final String NAME = "のぞみ信用組合 証明書発行・更新アプリ";

  /** Wine takes a first number above 127 for a negative one. */
  private static final String NEWER = "99.0.0";

  private static final String PROGRAMS =
      "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
  private static final String SCHEME = "HKCU\\Software\\Classes\\nozomi-cert";
  private static final String CERTIFICATES =
      "HKCU\\Software\\Microsoft\\SystemCertificates\\My\\Certificates";
  private static final Path LIBRARIES = Path.of("target", "certapp", "lib").toAbsolutePath();
  private static final Path PICTURES = Path.of("target", "installed");
  private static final String PASSWORD = "Nozomi-2026";

  @TempDir private static Path folder;

  private static Path setup;
  private static WindowsPc pc;

  @BeforeAll
  static void startThePc() throws Exception {
    Programs.requireAll("wixl", "msibuild");
    setup = WindowsPc.made("setup.msi");
    Files.createDirectories(PICTURES);
    pc = WindowsPc.start();
  }

  @AfterAll
  static void switchItOff() throws Exception {
    if (pc != null) {
      pc.close();
    }
  }

  @Test
  @Order(1)
  void installsWithoutAnAdministratorAndWithoutAQuestion() throws Exception {
    assertThat(pc.install(setup)).isZero();

    assertThat(app().resolve("runtime/bin/javaw.exe")).exists();
    assertThat(namesIn(app().resolve("lib"))).containsExactlyElementsOf(namesIn(LIBRARIES));
    assertThat(namesIn(app().resolve("doc")))
        .containsExactlyInAnyOrder("LICENSE", "THIRD-PARTY", "sbom.cdx.json");
    assertThat(installed()).singleElement().asString().contains("\"DisplayName\"=\"" + NAME + '"');
    assertThat(installed()).singleElement().asString().contains("発行済みの電子証明書は削除されません");
  }

  @Test
  @Order(2)
  void registersTheBanksLinksForThisUser() throws Exception {
    assertThat(pc.registry(SCHEME)).contains("@=\"URL:" + NAME + '"', "\"URL Protocol\"=\"\"");
    assertThat(linkCommand())
        .startsWith("\"C:\\")
        .contains("\\certapp\\runtime\\bin\\javaw.exe\" ")
        .endsWith(" open -- \"%1\"");
  }

  @Test
  @Order(2)
  void opensItsWindowFromTheStartMenu() throws Exception {
    assertThat(namesIn(pc.startMenu())).contains(NAME);
    assertThat(namesIn(menuFolder())).containsExactly(NAME + ".lnk");

    try (LentFont font = LentFont.to(app().resolve("runtime"))) {
      pc.openShortcutIn(menuFolder());

      pc.seeAndEnd("alt+F4", PICTURES.resolve("windows-menu.png"));
    }
  }

  @Test
  @Order(2)
  void theRegisteredCommandFollowsALink() throws Exception {
    Path command =
        Files.writeString(
            folder.resolve("link.cmd"),
            '@' + linkCommand().replace("%1", "nozomi-cert:issue?bank=9999") + "\r\n");

    try (LentFont font = LentFont.to(app().resolve("runtime"))) {
      pc.start("cmd", "/c", WineMachine.windowsPath(command));

      pc.seeAndEnd("alt+F4", PICTURES.resolve("windows-link.png"));
    }
    assertThat(pc.localData().resolve("nozomi-cert/certapp/9999/ApplicationLog.log"))
        .content()
        .contains("link: issue");
  }

  @Test
  @Order(2)
  void issuesIntoTheStoreOfWindows() throws Exception {
    Customer customer = Customer.of("demo01").password(PASSWORD).build();
    try (FakeBank bank = FakeBank.builder().customer(customer).start()) {
      WineMachine.Ended ended =
          certapp(
              "issue",
              "--profile",
              write("profile.json", bank.profileJson()),
              "--store",
              "windows",
              "--login-id",
              "demo01",
              "--password-file",
              write("password", PASSWORD),
              "--json");

      assertThat(ended.exitCode()).as("%s", ended).isZero();
      assertThat(json(ended).string("store")).startsWith("windows");
      assertThat(bank.issued()).singleElement().matches(issued -> issued.confirmed());
      assertThat(pc.registry(CERTIFICATES)).contains("\"Blob\"=");
    }
  }

  @Test
  @Order(3)
  void anUpgradeTakesItsPlaceAndKeepsTheCustomersData() throws Exception {
    String certificates = pc.registry(CERTIFICATES);
    Path runtime = Path.of(System.getProperty("cert.windows.jre"));

    assertThat(pc.install(Dist.setup(runtime, LIBRARIES, NEWER, folder))).isZero();

    assertThat(installed())
        .singleElement()
        .asString()
        .contains("\"DisplayVersion\"=\"" + NEWER + '"');
    assertThat(certapp("--version").out()).startsWith("certapp ");
    assertThat(pc.registry(CERTIFICATES)).isEqualTo(certificates);
    assertThat(pc.localData().resolve("nozomi-cert/certapp/9999/ApplicationLog.log")).exists();
  }

  @Test
  @Order(4)
  void refusesToGoBackToAnOlderVersionAndSaysSo() throws Exception {
    String before = String.join("", installed());

    assertThat(pc.install(setup)).isNotZero();

    assertThat(String.join("", installed())).isEqualTo(before);
    pc.start("msiexec", "/i", WineMachine.windowsPath(setup), "/qb");
    pc.seeAndEnd("Return", PICTURES.resolve("windows-downgrade.png"));
  }

  @Test
  @Order(5)
  void uninstalledItLeavesCertificatesAndDataAndNothingElse() throws Exception {
    Matcher code = Pattern.compile("\\{[0-9A-F-]{36}}").matcher(installed().get(0));
    assertThat(code.find()).isTrue();

    assertThat(pc.uninstall(code.group())).isZero();

    assertThat(installed()).isEmpty();
    assertThat(app().getParent()).doesNotExist();
    assertThat(menuFolder()).doesNotExist();
    assertThat(pc.registry(SCHEME)).isEmpty();
    assertThat(pc.registry("HKCU\\Software\\Nozomi")).doesNotContain("certapp");
    assertThat(pc.registry(CERTIFICATES)).contains("\"Blob\"=");
    assertThat(pc.localData().resolve("nozomi-cert/certapp/9999/ApplicationLog.log")).exists();
  }

  private static WineMachine.Ended certapp(String... arguments) throws Exception {
    return pc.certapp(pc.path(app().resolve("certapp.cmd")), arguments);
  }

  private static Path app() throws IOException {
    return pc.localData().resolve("Nozomi/certapp");
  }

  private static Path menuFolder() throws IOException {
    try (Stream<Path> entries = Files.list(pc.startMenu())) {
      return entries
          .filter(entry -> WindowsPc.name(entry).equals(NAME))
          .findFirst()
          .orElse(pc.startMenu().resolve("none"));
    }
  }

  /** The programs that Windows lists, each with all that it knows of it. */
  private static List<String> installed() throws Exception {
    return Stream.of(pc.registry(PROGRAMS).split("\r\n\r\n"))
        .filter(program -> program.contains("\"DisplayName\"="))
        .filter(program -> program.contains(NAME))
        .toList();
  }

  private static String linkCommand() throws Exception {
    String text = pc.registry(SCHEME + "\\shell\\open\\command");
    Matcher value = Pattern.compile("@=\"(.*)\"").matcher(text);
    assertThat(value.find()).as(text).isTrue();
    return value.group(1).replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static List<String> namesIn(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return entries.map(WindowsPc::name).sorted().toList();
    }
  }

  private static JsonObject json(WineMachine.Ended ended) throws Exception {
    return new JsonReader(JsonLimits.MESSAGE)
        .readObject(ended.out().getBytes(StandardCharsets.UTF_8));
  }

  private static String write(String name, String text) throws IOException {
    return WineMachine.windowsPath(Files.writeString(folder.resolve(name), text));
  }
}
