package jp.nozomi.cert.swing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The bank site as a customer and its administrator see it, in a real browser. */
@EnabledOnOs(OS.LINUX)
class BankSiteTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots", "bank-site");
  private static final String ADMINISTRATOR = "admin01";

  @TempDir private Path home;
  private FakeBank bank;
  private Chromium chromium;
  private FreshUser user;

  @BeforeEach
  void openTheBank() throws IOException {
    bank =
        FakeBank.builder()
            .customer(
                Customer.of(FreshUser.LOGIN_ID)
                    .password(FreshUser.PASSWORD)
                    .about("needs ID and password only")
                    .build())
            .customer(Customer.of(ADMINISTRATOR).password(FreshUser.PASSWORD).build())
            .start();
    chromium = new Chromium(home, bank.bankSiteUrl());
    user = FreshUser.of(home, bank);
  }

  @AfterEach
  void closeTheBank() throws IOException {
    bank.close();
  }

  @Test
  void theCertificateLogsInUntilTheAdministratorRevokesIt() throws Exception {
    user.enrolled("issue", "--login-id", FreshUser.LOGIN_ID, "--store", chromium.store());
    chromium.trust(home.resolve("server.pem"));
    try (ChromiumWindow window = chromium.window()) {
      window.open(bank.baseUrl());
      seen(window, "BLGI001", "電子証明書ログイン");
      window.follow("a[href='/site/certificate-login']");
      seen(window, "top", "トップページ", FreshUser.LOGIN_ID + " 様", "有効");
      window.follow("form[action='/site/logout'] button");

      revokeAsAdministrator(window);

      window.follow("a[href='/site/certificate-login']");
      seen(window, "refused", "この電子証明書ではログインできません");
    }
    assertThat(bank.issuedTo(FreshUser.LOGIN_ID))
        .singleElement()
        .satisfies(one -> assertThat(one.status()).isEqualTo(CertificateStatus.REVOKED));
  }

  private void revokeAsAdministrator(ChromiumWindow window) throws Exception {
    logIn(window, ADMINISTRATOR);
    window.follow("a[href='/site/revocation']");
    window.type("loginId", FreshUser.LOGIN_ID);
    window.follow("form:not([method]) button");
    seen(window, "revocation", FreshUser.LOGIN_ID, "有効", "失効した証明書は元に戻せません");
    window.follow("td button");
    seen(window, "revoked", "失効");
    assertThat(window.text()).doesNotContain("有効");
    window.open(bank.baseUrl() + "/site/top");
    window.follow("form[action='/site/logout'] button");
  }

  @Test
  void aWrongPasswordIsToldAndAnAccountThatNeedsMendingIsMended() throws Exception {
    chromium.trustOnly(home.resolve("server.pem"));
    bank.setState(FreshUser.LOGIN_ID, AccountState.OTP_TOKEN_UNREGISTERED);
    try (ChromiumWindow window = chromium.window()) {
      window.open(bank.baseUrl());
      window.type("loginId", FreshUser.LOGIN_ID);
      window.type("password", "wrong");
      window.follow("form button");
      seen(window, "BLGI001-wrong", "ログインIDまたはログインパスワードが違うか");
      logIn(window, FreshUser.LOGIN_ID);
      seen(window, "top-mend", "手続きが必要です");
      window.follow("a[href='/site/mend']");
      seen(window, "mend", "ワンタイムパスワードトークン発行");
      window.follow("form button");
      assertThat(window.text()).contains("トップページ").doesNotContain("手続きが必要です");
    }
  }

  @Test
  void everyPageFitsTheWindow() throws Exception {
    chromium.trustOnly(home.resolve("server.pem"));
    try (ChromiumWindow window = chromium.window()) {
      window.open(bank.baseUrl());
      logIn(window, FreshUser.LOGIN_ID);
      for (String page : new String[] {"renewal", "BSMS001", "support", "faq", "tokens"}) {
        window.open(bank.baseUrl() + "/site/" + page);
        seen(window, page, "のぞみ信用組合");
      }
      window.open(bank.adminUrl());
      seen(window, "admin", FreshUser.LOGIN_ID);
    }
  }

  private static void logIn(ChromiumWindow window, String loginId) throws Exception {
    window.type("loginId", loginId);
    window.type("password", FreshUser.PASSWORD);
    window.follow("form button");
  }

  private static void seen(ChromiumWindow window, String name, String... texts) throws Exception {
    int overhang = window.overhang();
    window.photograph(SCREENSHOTS.resolve(name + ".png"));
    assertThat(window.text()).as(name).contains(texts);
    assertThat(overhang).as(name).isZero();
  }
}
