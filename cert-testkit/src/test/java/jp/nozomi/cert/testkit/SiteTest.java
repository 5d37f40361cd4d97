package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.bank.Digests;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
  private FakeBank bank;
  private HttpClient browser;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
    browser =
        HttpClient.newBuilder()
            .sslContext(WireClient.context(bank))
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  private String get(String path) throws Exception {
    return send(request(path).GET());
  }

  private String post(String path, String form) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(bank.baseUrl() + path))
        .timeout(Duration.ofSeconds(20));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  @Test
  void aLoginLeadsToTheTopPageAndTheRenewal() throws Exception {
    assertThat(get("/")).contains("BLGI001");
    assertThat(post("/site/BLGI001", "loginId=demo01&password=password"))
        .contains("トップページ", "demo01 様", "電子証明書は発行されていません");
    assertThat(get("/site/renewal")).contains("証明書更新選択", "nozomi-cert:renew?bank=9999");
  }

  @Test
  void theCertificatePageStartsTheApp() throws Exception {
    assertThat(get("/site/BSMS001")).contains("証明書取得認証", "nozomi-cert:issue?bank=9999");
  }

  @Test
  void aLinkNamesAnActionTheBankAndANonceThatIsNewEachTime() throws Exception {
    String first = link(get("/site/BSMS001"));

    assertThat(first).matches("nozomi-cert:issue\\?bank=9999&nonce=[A-Za-z0-9_-]{16,64}");
    assertThat(link(get("/site/BSMS001"))).isNotEqualTo(first);
  }

  @Test
  void theReaderIsToldWhatToDoIfTheAppDoesNotStartWithAndWithoutScripts() throws Exception {
    assertThat(get("/site/BSMS001"))
        .contains("id=\"not-started\" hidden", "<noscript>", "src=\"/site/launch.js\"");
    assertThat(get("/site/launch.js")).contains("not-started");
  }

  @Test
  void scriptsRunFromTheSiteAloneNeverFromWithinAPage() throws Exception {
    HttpResponse<String> response =
        browser.send(request("/site/BSMS001").GET().build(), HttpResponse.BodyHandlers.ofString());

    assertThat(response.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';");
    assertThat(response.body()).doesNotContainPattern("<script>|\\son[a-z]+=");
  }

  private static String link(String page) {
    java.util.regex.Matcher found =
        java.util.regex.Pattern.compile("href=\"(nozomi-cert:[^\"]*)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  @Test
  void aWrongPasswordCountsAsInTheApp() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(post("/site/BLGI001", "loginId=demo01&password=wrong")).contains("違うか");
    }
    assertThat(bank.isLocked("demo01")).isTrue();
    assertThat(post("/site/BLGI001", "loginId=demo01&password=password")).contains("BLGI001");
  }

  @Test
  void theBrowserAndTheAppEndEachOthersSession() throws Exception {
    RawEnrolment app = RawEnrolment.at(bank);
    app.open("issue");
    app.answer("loginId", "demo01", "password", "password");
    post("/site/BLGI001", "loginId=demo01&password=password");
    assertThat(app.show().problem()).isEqualTo("session-taken");

    RawEnrolment again = RawEnrolment.at(bank);
    again.open("issue");
    again.answer("loginId", "demo01", "password", "password");
    assertThat(get("/site/top")).contains("BLGI001");
  }

  @Test
  void aCustomerMendsTheAccountAndTheAppGoesOn() throws Exception {
    bank.addCustomer(Customer.of("demo10").state(AccountState.SECRET_ANSWER_UNREGISTERED).build());
    RawEnrolment app = RawEnrolment.at(bank);
    app.open("issue");
    String page = app.answer("loginId", "demo10", "password", "password").json().string("bankPage");
    bank.setState("demo10", AccountState.SECRET_ANSWER_UNREGISTERED);

    post("/site/BLGI001", "loginId=demo10&password=password");
    assertThat(get(page.substring(bank.baseUrl().length()))).contains("追加認証回答登録");
    assertThat(post("/site/mend", "")).contains("トップページ");
    RawEnrolment next = RawEnrolment.at(bank);
    next.open("issue");
    assertThat(next.answer("loginId", "demo10", "password", "password").status()).isEqualTo(200);
  }

  @Test
  void theAdministratorRevokesAndTheCertificateNoLongerLogsIn() throws Exception {
    KeyPair key = Keys.generate(KeySpec.EC_P256);
    List<X509Certificate> chain =
        bank.issueDirectly("demo01", key.getPublic(), bank.clock().instant());
    WireClient holder = WireClient.with(bank, key, chain.toArray(X509Certificate[]::new));
    assertThat(holder.get(bank.bankSiteUrl() + "/whoami").status()).isEqualTo(200);
    bank.addCustomer(Customer.of("admin01").password("password").build());

    post("/site/BLGI001", "loginId=admin01&password=password");
    String page = get("/site/revocation?loginId=demo01");
    Matcher button = Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"").matcher(page);
    assertThat(button.find()).as(page).isTrue();
    assertThat(post("/site/revocation", "sha256=" + button.group(1)))
        .contains("失効")
        .doesNotContain(button.group(1));
    assertThat(holder.get(bank.bankSiteUrl() + "/whoami").problem())
        .isEqualTo("renewal-certificate-unusable");
  }

  @Test
  void aCertificateLogsInAndARevokedOneIsToldWhy() throws Exception {
    KeyPair key = Keys.generate(KeySpec.EC_P256);
    List<X509Certificate> chain =
        bank.issueDirectly("demo01", key.getPublic(), bank.clock().instant());
    WireClient holder = WireClient.with(bank, key, chain.toArray(X509Certificate[]::new));
    String page = bank.bankSiteUrl() + "/site/certificate-login";
    WireClient.Answer in = holder.get(page);
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.response().headers().firstValue("Location")).hasValue("/site/top");
    assertThat(in.response().headers().firstValue("Set-Cookie")).isPresent();

    bank.revoke(Digests.sha256(chain.get(0).getEncoded()));

    WireClient.Answer refused = holder.get(page);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("この電子証明書ではログインできません");
    assertThat(refused.response().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void theLoginPageLeadsToThePortThatAsksForACertificate() throws Exception {
    assertThat(get("/site/BLGI001")).contains("href=\"/site/certificate-login\"");
    WireClient.Answer led = WireClient.plain(bank).get(bank.baseUrl() + "/site/certificate-login");
    assertThat(led.response().headers().firstValue("Location"))
        .hasValue(bank.bankSiteUrl() + "/site/certificate-login");
  }

  @Test
  void nobodyRevokesWithoutALogin() throws Exception {
    assertThat(get("/site/revocation?loginId=demo01")).contains("BLGI001");
  }

  @Test
  void theInstallerIsOfferedWhereThereIsOne(@TempDir Path folder) throws Exception {
    assertThat(get("/site/BSMS001")).contains("このテスト環境にインストーラはありません");
    bank.close();
    Path installer = Files.write(folder.resolve("nozomi-cert.msi"), new byte[] {1, 2, 3});
    bank = FakeBank.builder().installer(installer).start();

    assertThat(get("/site/BSMS001")).contains("nozomi-cert.msi", "href=\"/site/installer\"");
    WireClient.Answer download = WireClient.plain(bank).get(bank.baseUrl() + "/site/installer");
    assertThat(download.response().body()).containsExactly(1, 2, 3);
    assertThat(download.response().headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"nozomi-cert.msi\"");
  }

  @Test
  void thePagesOfTheProfileExist() throws Exception {
    assertThat(get("/site/support")).contains("サポートデスク");
    assertThat(get("/site/faq")).contains("よくあるご質問");
  }

  @Test
  void theTokenPageShowsCodesAndReadsTransactions() throws Exception {
    assertThat(get("/site/tokens")).contains("demo01", bank.tokenOf("demo01").answer());
    String qr = "NZTX1|発行|demo01|0123abcd|0123456789abcdef";
    String form = "loginId=demo01&qr=" + URLEncoder.encode(qr, StandardCharsets.UTF_8);

    assertThat(post("/site/tokens", form))
        .contains(bank.tokenOf("demo01").transaction(qr).code(), "0123abcd");
  }

  @Test
  void namesAreShownAsText() throws Exception {
    bank.addCustomer(Customer.of("demo99").about("<script>alert(1)</script>").build());

    assertThat(get("/site/tokens")).contains("&lt;script&gt;").doesNotContain("<script>");
  }
}
