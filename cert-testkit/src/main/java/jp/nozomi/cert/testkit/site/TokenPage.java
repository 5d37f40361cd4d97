package jp.nozomi.cert.testkit.site;

import java.util.Map;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.http.FormFields;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.token.CustomerToken;
import jp.nozomi.cert.testkit.token.TokenException;
import jp.nozomi.cert.testkit.token.TransactionToken;
import jp.nozomi.cert.testkit.wire.Router;

/** The demo customers' tokens and memory, for a person who tries the app. */
public final class TokenPage {
  private static final String PATH = "/site/tokens";

  private final Bank bank;

  /**
   * Makes the page.
   *
   * @param bank the bank
   */
  public TokenPage(Bank bank) {
    this.bank = bank;
  }

  /**
   * Adds the page's routes.
   *
   * @param router where to
   */
  public void addTo(Router router) {
    router.add(Endpoint.SITE, "GET", PATH, (request, none) -> page(""));
    router.add(Endpoint.SITE, "POST", PATH, (request, none) -> page(read(request)));
  }

  private Reply page(String result) {
    StringBuilder rows = new StringBuilder();
    for (Account account : bank.accounts().all()) {
      Customer customer = account.customer();
      CustomerToken token = new CustomerToken(customer, bank.clock(), bank.policy().otpPeriod());
      row(
          rows,
          customer.loginId(),
          customer.password(),
          customer.about(),
          token.otp() + " → " + token.nextOtp(),
          customer.answer());
    }
    return Html.page(
        "TOKENS",
        "テスト利用者のトークン",
        "<p class=\"note\">テスト環境だけのページです。再読み込みすると最新の番号になります。</p>"
            + result
            + "<form method=\"post\"><label>ログインID<input name=\"loginId\" required></label>"
            + "<label>QRコードの文字列<input name=\"qr\" required></label>"
            + "<button>トランザクション認証番号を表示</button></form>"
            + "<table><tr><th>ログインID</th><th>パスワード</th><th>説明</th>"
            + "<th>ワンタイムパスワード</th><th>追加認証の回答</th></tr>"
            + rows
            + "</table>");
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("<tr>");
    for (String cell : cells) {
      out.append("<td>").append(Html.escape(cell)).append("</td>");
    }
    out.append("</tr>");
  }

  private String read(Request request) {
    Map<String, String> fields = FormFields.parse(request.text());
    return bank.accounts()
        .find(fields.getOrDefault("loginId", "").strip())
        .map(account -> display(account.customer(), fields.getOrDefault("qr", "").strip()))
        .orElse("<p class=\"error\">そのログインIDの利用者はいません。</p>");
  }

  private static String display(Customer customer, String qr) {
    try {
      TransactionToken.Display shown = new TransactionToken(customer).read(qr);
      return "<p class=\"note\">"
          + Html.escape(shown.purpose() + " " + shown.loginId() + " 鍵 " + shown.keyDigits())
          + "<br>トランザクション認証番号 <strong>"
          + Html.escape(shown.code())
          + "</strong></p>";
    } catch (TokenException e) {
      return "<p class=\"error\">この利用者のQRコードではありません。</p>";
    }
  }
}
