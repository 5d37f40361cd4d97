package jp.nozomi.cert.testkit.site;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.RandomTokens;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.http.FormFields;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.wire.Router;

/** The pages around a certificate: BLGI001, the top page, BSMS001, 証明書更新選択, and mending. */
public final class BankSite {
  static final String LOGIN = "/site/BLGI001";
  static final String TOP = "/site/top";
  private static final String FETCH = "/site/BSMS001";
  private static final String RENEW = "/site/renewal";
  private static final String MEND = "/site/mend";

  private final Bank bank;
  private final WebSessions sessions;
  private final AppLink link;
  private final InstallerDownload installer;
  private final CertificateLogin certificateLogin;

  /**
   * Makes the site.
   *
   * @param bank the bank
   * @param tokens gives the sessions' names and the links' nonces
   * @param installer the app's installer, if there is one
   * @param mutualOrigin where a client certificate is asked for
   */
  public BankSite(Bank bank, RandomTokens tokens, Optional<Path> installer, String mutualOrigin) {
    this.bank = bank;
    this.installer = new InstallerDownload(installer);
    this.sessions = new WebSessions(bank, tokens);
    this.certificateLogin = new CertificateLogin(bank, sessions, mutualOrigin);
    this.link = new AppLink(bank.policy().bankCode(), tokens);
  }

  /**
   * Adds the site's routes.
   *
   * @param router where to
   */
  public void addTo(Router router) {
    router.add(Endpoint.SITE, "GET", "/", (request, none) -> Html.seeOther(LOGIN));
    router.add(Endpoint.SITE, "GET", LOGIN, (request, none) -> login(""));
    router.add(Endpoint.SITE, "POST", LOGIN, (request, none) -> logIn(request));
    router.add(Endpoint.SITE, "POST", "/site/logout", (request, none) -> logOut(request));
    router.add(Endpoint.SITE, "GET", TOP, sessions.loggedIn((request, account) -> top(account)));
    router.add(
        Endpoint.SITE, "GET", RENEW, sessions.loggedIn((request, account) -> renewal(account)));
    router.add(Endpoint.SITE, "GET", MEND, sessions.loggedIn((request, account) -> mend(account)));
    router.add(
        Endpoint.SITE, "POST", MEND, sessions.loggedIn((request, account) -> mended(account)));
    router.add(Endpoint.SITE, "GET", FETCH, (request, none) -> fetch());
    router.add(Endpoint.SITE, "GET", AppLink.SCRIPT, (request, none) -> AppLink.script());
    router.add(Endpoint.SITE, "GET", "/site/support", (request, none) -> support());
    router.add(Endpoint.SITE, "GET", "/site/faq", (request, none) -> faq());
    installer.addTo(router);
    certificateLogin.addTo(router);
    new RevocationPage(bank, sessions).addTo(router);
  }

  private static Reply login(String error) {
    return Html.page(
        "BLGI001",
        "ログイン",
        (error.isEmpty() ? "" : "<p class=\"error\">" + Html.escape(error) + "</p>")
            + "<form method=\"post\"><label>ログインID<input name=\"loginId\" required"
            + " autocomplete=\"username\"></label><label>ログインパスワード<input name=\"password\""
            + " type=\"password\" required autocomplete=\"current-password\"></label>"
            + "<button>ログイン</button></form>"
            + CertificateLogin.button()
            + "<p class=\"note\">ここでログインすると、証明書発行・更新アプリの操作は終了します。</p>"
            + "<p><a href=\""
            + FETCH
            + "\">電子証明書発行</a></p>");
  }

  private Reply logIn(Request request) {
    Map<String, String> fields = FormFields.parse(request.text());
    Optional<String> cookie =
        sessions.logIn(fields.getOrDefault("loginId", ""), fields.getOrDefault("password", ""));
    return cookie
        .map(value -> Html.seeOther(TOP).with("Set-Cookie", value))
        .orElseGet(() -> login("ログインIDまたはログインパスワードが違うか、利用できない状態です。"));
  }

  private Reply logOut(Request request) {
    sessions.logOut(request);
    return Html.seeOther(LOGIN);
  }

  private Reply top(Account account) {
    String state =
        account.state() == AccountState.NORMAL
            ? ""
            : "<p class=\"error\">手続きが必要です。<a href=\"" + MEND + "\">手続きへ進む</a></p>";
    return Html.page(
        "TOP",
        "トップページ",
        "<p>"
            + Html.escape(account.customer().loginId())
            + " 様</p>"
            + state
            + certificates(account)
            + "<p><a class=\"button\" href=\""
            + RENEW
            + "\">証明書更新</a> <a class=\"button\" href=\""
            + FETCH
            + "\">電子証明書発行</a> <a class=\"button\" href=\""
            + RevocationPage.PATH
            + "\">電子証明書の失効</a></p>"
            + link.button("renew", "証明書発行アプリ起動")
            + "<form method=\"post\" action=\"/site/logout\"><button>ログアウト</button></form>");
  }

  private String certificates(Account account) {
    StringBuilder rows = new StringBuilder();
    for (CertificateRecord certificate : bank.certificates().of(account.customer().loginId())) {
      X509Certificate parsed = certificate.certificate();
      rows.append("<tr><td>")
          .append(Html.escape(parsed.getSubjectX500Principal().getName()))
          .append("</td><td>")
          .append(Labels.JAPAN_TIME.format(certificate.notAfter()))
          .append("</td><td>")
          .append(Labels.status(certificate, bank.clock().instant()))
          .append("</td></tr>");
    }
    return rows.length() == 0
        ? "<p>電子証明書は発行されていません。</p>"
        : "<table><tr><th>証明書</th><th>有効期限</th><th>状態</th></tr>" + rows + "</table>";
  }

  private Reply fetch() {
    return Html.page(
        "BSMS001",
        "証明書取得認証",
        "<p>電子証明書は、証明書発行・更新アプリで取得します。</p>"
            + "<p>"
            + installer.link()
            + "</p>"
            + link.button("issue", "証明書発行アプリの起動"));
  }

  private Reply renewal(Account account) {
    return Html.page(
        "RENEWAL",
        "証明書更新選択",
        certificates(account)
            + "<p>有効期限の"
            + bank.policy().renewalWindowDays()
            + "日前から更新できます。アプリでログインすると、このページの操作は終了します。</p>"
            + link.button("renew", "証明書発行アプリ起動"));
  }

  private static String task(AccountState state) {
    return switch (state) {
      case NORMAL -> "";
      case SECRET_ANSWER_UNREGISTERED -> "追加認証回答登録";
      case REGISTRATION_CODE_UNVERIFIED -> "利用者登録コード認証";
      case TRANSACTION_TOKEN_UNREGISTERED -> "トランザクション認証利用開始登録";
      case HARDWARE_OTP_UNREGISTERED -> "ワンタイムパスワード利用開始登録(ハードウェアトークン)";
      case OTP_TOKEN_UNREGISTERED -> "ワンタイムパスワードトークン発行";
      case TRANSACTION_METHOD_UNREGISTERED -> "トランザクション認証利用開始登録選択";
      case CUSTOMER_CONFIRMATION_REQUIRED -> "契約者確認情報のご回答";
    };
  }

  private static Reply mend(Account account) {
    String task = task(account.state());
    return task.isEmpty()
        ? Html.page("MEND", "お手続き", "<p>必要な手続きはありません。</p><p><a href=\"/site/top\">戻る</a></p>")
        : Html.page(
            "MEND",
            task,
            "<p>このテスト環境では、ボタンを押すと手続きが完了します。</p>"
                + "<form method=\"post\"><button>登録</button></form>");
  }

  private static Reply mended(Account account) {
    account.state(AccountState.NORMAL);
    return Html.seeOther(TOP);
  }

  private static Reply support() {
    return Html.page(
        "SUPPORT",
        "サポートデスク",
        "<p>電話 0120-000-000（平日 9:00〜18:00）</p><p><a href=\"/site/faq\">よくあるご質問</a></p>");
  }

  private static Reply faq() {
    return Html.page(
        "FAQ",
        "よくあるご質問",
        "<h2 id=\"install\">アプリのインストール</h2><p>このテスト環境では、アプリをコマンドまたは"
            + "インストーラで先に用意してください。</p>"
            + "<h2>「情報不足のため、この証明書を検証できません」と表示される</h2>"
            + "<p>この証明書では正常な表示です。そのままご利用いただけます。</p>"
            + "<h2>別のパソコンで使いたい</h2><p>秘密鍵は取り出せません。パソコンごとに発行してください。</p>");
  }
}
