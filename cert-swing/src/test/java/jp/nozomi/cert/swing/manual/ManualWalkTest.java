package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.swing.desktop.Installation;
import jp.nozomi.cert.swing.desktop.Keyboard;
import jp.nozomi.cert.swing.desktop.Programs;
import jp.nozomi.cert.swing.desktop.Scene;
import jp.nozomi.cert.swing.desktop.Squid;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.IssuedCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
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
 * site, a company's proxy, the browsers' certificate database, and a customer at the keyboard.
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

  @TempDir private Path home;

  // Of its own, as Squid's user may not look into the other.
  @TempDir private Path proxy;

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
    squid = Squid.start(proxy);
    bank = FakeBank.builder().customer(NEW).customer(DUE).start();
    bank.processingPolls(3);
    provideDueCertificate();
    app =
        Installation.in(
            Files.createDirectory(home.resolve("app")),
            bank.profileJson().replaceFirst("\"pkcs12\"", "\"nss:" + database() + "\""),
            squid.url());
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
    startDirectly("renewal-start");
    startFromTopPage();
    startFromCertificatePageAgain();
    startFromRenewalPage();
    renew();
    book.finish();
  }

  /** 2.1.1 and 2.2.1. */
  private void startDirectly(String picture) throws Exception {
    app.forget();
    Process process = app.start(desktop());
    awaitStartScreen();
    shoot(picture);
    display.press("Escape");
    assertThat(process.waitFor()).isZero();
  }

  /** 2.1.2. */
  private void startFromCertificatePage() throws Exception {
    app.forget();
    browser = Browser.open(bank, "/site/BSMS001", home, display, desktop());
    book.picture(browser.await("証明書取得認証"), "certificate-page");
    display.press("Tab", "Tab", "Return");
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
    app.await("work", Scene::busy);
    shoot("issue-busy");
    close("issue-result");

    List<IssuedCertificate> issued = bank.issuedTo(NEW.loginId());
    assertThat(issued).hasSize(1);
    assertThat(issued.get(0).confirmed()).isTrue();
  }

  /** 2.2.2. */
  private void startFromTopPage() throws Exception {
    browser.visit("/site/BLGI001");
    browser.await("^ログイン");
    display.press("Tab");
    display.type(DUE.loginId());
    display.press("Tab");
    display.type(PASSWORD);
    display.press("Return");
    book.picture(browser.await("トップページ"), "top-page");
    app.forget();
    display.press("Tab", "Tab", "Tab", "Return");
    leave(awaitStartScreen());
  }

  /** 2.2.3. */
  private void startFromCertificatePageAgain() throws Exception {
    app.forget();
    browser.visit("/site/BSMS001?again");
    browser.await("証明書取得認証");
    display.press("Tab", "Tab", "Return");
    leave(awaitStartScreen());
  }

  /** 2.2.4. */
  private void startFromRenewalPage() throws Exception {
    app.forget();
    browser.visit("/site/renewal");
    book.picture(browser.await("証明書更新選択"), "renewal-page");
    display.press("Tab", "Return");
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
    app.await("work", Scene::busy);
    shoot("renew-busy");
    close("renew-result");

    List<IssuedCertificate> issued = bank.issuedTo(DUE.loginId());
    assertThat(issued).hasSize(2);
    assertThat(issued.get(1).confirmed()).isTrue();
  }

  /** The code is read from the picture of the screen, as the token's camera does. */
  private void answerTransaction() throws Exception {
    keyboard.goTo("code", "CCHK005");
    Path screen = home.resolve("screen.png");
    display.picture(screen);
    Programs.Ended scanned =
        Programs.run(Map.of(), List.of("zbarimg", "--quiet", "--raw", screen.toString()));
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

  private void close(String picture) throws Exception {
    Scene result = app.await("the result", on("CCHK007"));
    keyboard.goTo("閉じる", "CCHK007");
    shoot(picture);
    display.press("Return");
    awaitEnd(result);
  }

  private void leave(Scene scene) throws Exception {
    display.press("Escape");
    awaitEnd(scene);
  }

  private static void awaitEnd(Scene scene) throws Exception {
    var process = ProcessHandle.of(scene.process());
    if (process.isPresent()) {
      process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }

  private Scene awaitStartScreen() throws InterruptedException {
    return app.await("the start screen", on("CCHK001").and(scene -> !scene.focus().isEmpty()));
  }

  private static Predicate<Scene> on(String screen) {
    return scene -> scene.screen().equals(screen);
  }

  private void shoot(String name) {
    book.picture(display.windows(APP).get(0), name);
  }

  /** A certificate in its last 20 days, as an earlier issuance left it in the database. */
  private void provideDueCertificate() throws Exception {
    KeyPair key = Keys.generate(KeySpec.RSA_2048);
    var chain =
        bank.issueDirectly(
            DUE.loginId(), key.getPublic(), bank.clock().instant().minus(Duration.ofDays(346)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        DUE.loginId(), key.getPrivate(), "move".toCharArray(), chain.toArray(Certificate[]::new));
    Path file = home.resolve("due.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "move".toCharArray());
    }
    Files.createDirectories(database());
    done("certutil", "-N", "-d", "sql:" + database(), "--empty-password");
    done("pk12util", "-i", file.toString(), "-d", "sql:" + database(), "-W", "move", "-K", "");
  }

  private Path database() {
    return home.resolve("nssdb");
  }

  private static void done(String... command) {
    Programs.Ended ended = Programs.run(Map.of(), List.of(command));
    assertThat(ended.status()).as(ended.output()).isZero();
  }

  private Map<String, String> desktop() {
    Map<String, String> environment = new HashMap<>(display.environment());
    environment.put("HOME", home.toString());
    environment.put("XDG_DATA_HOME", home.resolve("share").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.put("XDG_CURRENT_DESKTOP", "");
    return environment;
  }
}
