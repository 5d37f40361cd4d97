package jp.nozomi.cert.swing.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real window, started in every way at once. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class OneWindowTest {
  private static final String TITLE = "のぞみ信用組合";
  private static final String LINK = "nozomi-cert:issue?bank=9999&nonce=0123456789abcdef";

  @TempDir private Path temporary;

  private FakeBank bank;
  private VirtualDisplay display;
  private Installation app;
  private Keyboard keyboard;

  @BeforeEach
  void install() throws Exception {
    display = VirtualDisplay.start(temporary);
    bank =
        FakeBank.builder().customer(Customer.of("demo01").password("Nozomi-2026").build()).start();
    Path home = Files.createDirectories(temporary.resolve("証明書 アプリ"));
    app = Installation.in(home, bank.profileJson());
    keyboard = new Keyboard(display, app);
  }

  @AfterEach
  void clearUp() throws Exception {
    if (app != null) {
      app.close();
    }
    if (bank != null) {
      bank.close();
    }
    if (display != null) {
      display.close();
    }
  }

  @Test
  void ofTwoStartsAtOnceOneOpensTheWindowAndTheOtherEndsWell() throws Exception {
    Process fromMenu = start();
    Process byLink = start("open", "--", LINK);

    app.await("the start screen", scene -> scene.screen().equals("CCHK001"));

    Process left = fromMenu.isAlive() && !byLink.isAlive() ? fromMenu : byLink;
    Process gone = left == fromMenu ? byLink : fromMenu;
    assertThat(gone.waitFor()).isZero();
    assertThat(left.isAlive()).isTrue();
    assertThat(display.windows(TITLE)).hasSize(1);
  }

  @Test
  void twentyLinksDuringAnIssuanceLeaveOneWindowAndOneIssuance() throws Exception {
    bank.processingPolls(30);
    start();
    app.await("the start screen", scene -> scene.screen().equals("CCHK001"));
    issue();
    app.await("work", Scene::busy);

    List<Process> links = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      links.add(start("open", "--", i % 2 == 0 ? LINK : "nozomi-cert:renew?bank=9999"));
    }
    app.await("the notice", scene -> scene.notice().contains("まだ開いていません"));
    for (Process link : links) {
      assertThat(link.waitFor()).isZero();
    }

    assertThat(display.windows(TITLE)).hasSize(1);
    app.await("the result", scene -> scene.screen().equals("CCHK007"));
    assertThat(app.seen()).extracting(Scene::process).containsOnly(app.seen().get(0).process());
    assertThat(bank.issued()).hasSize(1);
    assertThat(bank.issued().get(0).confirmed()).isTrue();
  }

  @Test
  void aRefusedLinkIsToldInAWindow() throws Exception {
    start("open", "--", "nozomi-cert:issue?host=evil.example");

    Scene scene = app.await("the notice", seen -> !seen.notice().isEmpty());

    assertThat(scene.notice()).contains("[N022e]");
    assertThat(scene.screen()).isEqualTo("CCHK001");
  }

  private void issue() throws Exception {
    keyboard.goTo("証明書発行", "CCHK001");
    display.press("Return");
    keyboard.fill("loginId", "CCHK002", "demo01");
    keyboard.fill("password", "CCHK002", "Nozomi-2026");
    display.press("Return");
    String storePassword = "store-secret";
    keyboard.fill("password", "保存先", storePassword);
    keyboard.fill("repeated", "保存先", storePassword);
    display.press("Return");
  }

  private Process start(String... arguments) throws Exception {
    return app.start(Map.copyOf(display.environment()), arguments);
  }
}
