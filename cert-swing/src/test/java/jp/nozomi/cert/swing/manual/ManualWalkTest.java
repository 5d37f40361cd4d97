package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.nozomi.cert.protocol.enroll.Stage;
import jp.nozomi.cert.protocol.transport.Squid;
import jp.nozomi.cert.swing.desktop.Installation;
import jp.nozomi.cert.swing.desktop.Keyboard;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.Scene;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;
import jp.nozomi.cert.swing.fixture.OldCertificates;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.customer.Challenge;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.token.TransactionToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sections 2.1.1 to 2.2.5 of the manual, step by step: the real windows, a browser at the bank's
 * site, a company's proxy, the browsers' certificate database, and a customer whose home was empty.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(900)
class ManualWalkTest {
  private static final String APP = "^のぞみ信用組合 証明書発行・更新アプリ";
  private static final String PASSWORD = "Nozomi-2026";
  private static final Customer NEW = Customer.of("logid031").password(PASSWORD).build();
  private static final Customer DUE =
      Customer.of("logid032")
          .password(PASSWORD)
          .asksWhenRenewing(
              Challenge.TRANSACTION, Challenge.OTP, Challenge.OTP_SYNC, Challenge.QUESTION)
          .question("出身校は？", "nozomi")
          .build();
  private static final Duration AGE = Duration.ofDays(346);
  private static final int UNTIL_TOLD = 1_000;
  private static final Texts TEXTS = Texts.in(Locale.JAPANESE);

  @TempDir private Path home;

  // Of its own, as Squid's user may not look into the other.
  @TempDir private Path proxy;

  private final Set<Long> closed = new HashSet<>();
  private FakeBank bank;
  private VirtualDisplay display;
  private Squid squid;
  private Installation app;
  private Browser browser;
  private Keyboard keyboard;
  private ManualBook book;

  @BeforeEach
  void prepare() throws Exception {
    Programs.requireAll("certutil", "pk12util", "zbarimg", "convert");
    display = VirtualDisplay.start(home);
    squid = Squid.basic(proxy);
    Path installer = Files.writeString(home.resolve("nozomi-cert-setup.deb"), "not run here");
    bank = FakeBank.builder().customer(NEW).customer(DUE).installer(installer).start();
    makeDatabase();
    app =
        Installation.in(
            Files.createDirectory(home.resolve("app")),
            bank.profileJson().replaceFirst("\"pkcs12\"", "\"nss\""),
            "http://127.0.0.1:" + squid.port());
    assertThat(app.start(desktop(), "register").waitFor()).isZero();
    keyboard = new Keyboard(display, app);
    book = new ManualBook(display);
  }

  @AfterEach
  void clearUp() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (app != null) {
      app.close();
    }
    if (squid != null) {
      squid.close();
    }
    if (bank != null) {
      bank.close();
    }
    if (display != null) {
      display.close();
    }
  }

  @Test
  void theManualsStepsLeadToACertificateAndToItsSuccessor() throws Exception {
    startDirectly("start");
    startFromCertificatePage();
    issue();
    addDueCertificate();
    startDirectly("renewal-start");
    startFromTopPage();
    startFromCertificatePageAgain();
    startFromRenewalPage();
    renew();
    book.finish();
  }

  /** 2.1.1 and 2.2.1. */
  private void startDirectly(String picture) throws Exception {
    app.start(desktop());
    Scene start = awaitStartScreen();
    shoot(picture);
    leave(start);
  }

  /** 2.1.2. */
  private void startFromCertificatePage() throws Exception {
    browser = Browser.open(bank, "/site/BLGI001", home, display, desktop());
    browser.await("ログイン");
    browser.click("電子証明書発行");
    shootPage("certificate-page", "証明書取得認証");
    browser.click("証明書発行アプリの起動");
    awaitStartScreen();
  }

  /** 2.1.3. */
  private void issue() throws Exception {
    keyboard.goTo("証明書発行", "CCHK001");
    shoot("issue-main");
    display.press("Return");
    keyboard.fill("loginId", "CCHK002", NEW.loginId());
    keyboard.fill("password", "CCHK002", PASSWORD);
    shoot("issue-login");
    display.press("Return");
    logInToProxy("issue-proxy");
    finish("issue");

    List<IssuedCertificate> issued = bank.issuedTo(NEW.loginId());
    assertThat(issued).hasSize(1);
    assertThat(issued.get(0).confirmed()).isTrue();
  }

  /** 2.2.2. */
  private void startFromTopPage() throws Exception {
    browser.back();
    browser.await("ログイン");
    browser.fill("ログインID", DUE.loginId());
    browser.fill("ログインパスワード", PASSWORD);
    display.press("Return");
    shootPage("top-page", "トップページ");
    browser.click("証明書発行アプリ起動");
    leave(awaitStartScreen());
  }

  /** 2.2.3. */
  private void startFromCertificatePageAgain() throws Exception {
    browser.click("電子証明書発行");
    shootPage("renewal-certificate-page", "証明書取得認証");
    browser.click("証明書発行アプリの起動");
    leave(awaitStartScreen());
  }

  /** 2.2.4. */
  private void startFromRenewalPage() throws Exception {
    browser.back();
    browser.await("トップページ");
    browser.click("証明書更新");
    shootPage("renewal-page", "証明書更新選択");
    browser.click("証明書発行アプリ起動");
    awaitStartScreen();
  }

  /** 2.2.5. */
  private void renew() throws Exception {
    app.await("the focus in the list", scene -> scene.focus().equals("certificates"));
    shoot("renew-list");
    display.press("Down");
    app.await("the selected row", scene -> scene.selected() == 0);
    shoot("renew-selected");
    display.press("Return");
    keyboard.fill("password", "CCHK002", PASSWORD);
    shoot("renew-login");
    display.press("Return");
    logInToProxy("renew-proxy");
    answerTransaction();
    keyboard.fill("code", "CCHK003", bank.tokenOf(DUE.loginId()).otp());
    shoot("renew-otp");
    display.press("Return");
    // The token shows each password for half a minute and the bank takes each once.
    bank.clock().advance(Duration.ofMinutes(2));
    keyboard.fill("current", "CCHK004", bank.tokenOf(DUE.loginId()).otp());
    keyboard.fill("next", "CCHK004", bank.tokenOf(DUE.loginId()).nextOtp());
    shoot("renew-time-sync");
    display.press("Return");
    keyboard.fill("answer", "CCHK006", DUE.answer());
    shoot("renew-question");
    display.press("Return");
    finish("renew");

    List<IssuedCertificate> issued = bank.issuedTo(DUE.loginId());
    assertThat(issued).hasSize(2);
    assertThat(issued.get(1).confirmed()).isTrue();
  }

  /** The code is read from the picture of the screen, as the token's camera does. */
  private void answerTransaction() throws Exception {
    keyboard.goTo("code", "CCHK005");
    Path screen = Path.of("target", "manual", "screen.png");
    display.picture(screen);
    Programs.Ended scanned =
        Programs.run(
            Map.of(), List.of("zbarimg", "--nodbus", "--quiet", "--raw", screen.toString()));
    assertThat(scanned.status()).as(scanned.output()).isZero();
    TransactionToken.Display token =
        bank.tokenOf(DUE.loginId()).transaction(scanned.output().strip());
    assertThat(token.purpose()).isEqualTo("更新");
    keyboard.fill("code", "CCHK005", token.code());
    shoot("renew-transaction");
    display.press("Return");
  }

  private void logInToProxy(String picture) throws Exception {
    keyboard.fill("user", "CCHK008", "user");
    keyboard.fill("password", "CCHK008", "right");
    shoot(picture);
    display.press("Return");
  }

  /** Pictures the work while the bank takes its time, and the result after that. */
  private void finish(String section) throws Exception {
    bank.processingPolls(UNTIL_TOLD);
    app.await(
        "work",
        scene -> scene.busy() && scene.words().contains(TEXTS.of("stage", Stage.REQUESTING)));
    shoot(section + "-busy");
    bank.processingPolls(0);
    Scene result =
        app.await("the result", scene -> scene.screen().equals("CCHK007") && hasLooked(scene));
    keyboard.goTo("閉じる", "CCHK007");
    shoot(section + "-result");
    display.press("Return");
    awaitEnd(result);
  }

  private void leave(Scene scene) throws Exception {
    display.press("Escape");
    awaitEnd(scene);
  }

  private void awaitEnd(Scene scene) throws Exception {
    closed.add(scene.process());
    var process = ProcessHandle.of(scene.process());
    if (process.isPresent()) {
      process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }

  private Scene awaitStartScreen() throws InterruptedException {
    return app.await(
        "a new start screen, read to its end",
        scene ->
            !closed.contains(scene.process())
                && scene.screen().equals("CCHK001")
                && !scene.focus().isEmpty()
                && hasLooked(scene));
  }

  /** A page that still looks at certificates, stores or browsers says so. */
  private static boolean hasLooked(Scene scene) {
    return scene.words().stream().noneMatch(word -> word.contains("確認しています"));
  }

  private void shoot(String name) {
    Scene scene = app.last();
    book.picture(
        name, display.await(APP), 0, new Shown(scene.screen(), scene.title(), scene.words()));
  }

  private void shootPage(String name, String title) throws Exception {
    Shown shown = browser.await(title);
    // Chromium tells there where the link leads that was pressed, for a while.
    int cut = 30;
    book.picture(name, display.await("^" + title), cut, shown);
  }

  /** The browsers' certificate database, as Chromium makes it; it trusts the bank's site. */
  private void makeDatabase() throws Exception {
    Path authority = Files.writeString(home.resolve("server.pem"), bank.serverCaPem());
    Files.createDirectories(database());
    certutil("-N", "--empty-password");
    certutil("-A", "-n", "bank", "-t", "C,,", "-i", authority.toString());
  }

  /** A certificate from another program, which can be renewed for 20 days more. */
  private void addDueCertificate() throws Exception {
    Path old = home.resolve("old.p12");
    new OldCertificates(bank, old, "moved").add(DUE.loginId(), bank.clock().instant().minus(AGE));
    done("pk12util", "-i", old.toString(), "-d", "sql:" + database(), "-W", "moved", "-K", "");
  }

  private Path database() {
    return home.resolve(".local/share/pki/nssdb");
  }

  private void certutil(String... arguments) {
    done(
        Stream.concat(Stream.of("certutil", "-d", "sql:" + database()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static void done(String... command) {
    Programs.Ended ended = Programs.run(Map.of(), List.of(command));
    assertThat(ended.status()).as(ended.output()).isZero();
  }

  private Map<String, String> desktop() {
    Map<String, String> environment = new HashMap<>(display.environment());
    environment.put("HOME", home.toString());
    environment.put("XDG_DATA_HOME", home.resolve(".local/share").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
    environment.put("XDG_CURRENT_DESKTOP", "");
    return environment;
  }
}
