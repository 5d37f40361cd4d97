package jp.nozomi.cert.testkit.site;

import java.util.Optional;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.wire.Peers;
import jp.nozomi.cert.testkit.wire.Router;

/**
 * 電子証明書ログイン: the certificate of the connection takes the place of ID and password.
 *
 * <p>Served where the listener asks for a client certificate; elsewhere it leads there.
 */
final class CertificateLogin {
  private static final String PATH = "/site/certificate-login";
  private static final int FORBIDDEN = 403;

  private final Bank bank;
  private final WebSessions sessions;
  private final String mutualOrigin;

  CertificateLogin(Bank bank, WebSessions sessions, String mutualOrigin) {
    this.bank = bank;
    this.sessions = sessions;
    this.mutualOrigin = mutualOrigin;
  }

  void addTo(Router router) {
    router.add(
        Endpoint.SITE,
        "GET",
        PATH,
        (request, none) ->
            request.mutualTls() ? logIn(request) : Html.seeOther(mutualOrigin + PATH));
  }

  static String button() {
    return "<p><a class=\"button\" href=\"" + PATH + "\">電子証明書ログイン</a></p>";
  }

  private Reply logIn(Request request) {
    try {
      Optional<Account> account =
          bank.accounts().find(bank.orders().logIn(Peers.sha256(request)).loginId());
      return account
          .map(found -> Html.seeOther(BankSite.TOP).with("Set-Cookie", sessions.cookie(found)))
          .orElseGet(CertificateLogin::refused);
    } catch (Refusal refusal) {
      return refused();
    }
  }

  private static Reply refused() {
    return Html.page(
            "BLGI001",
            "ログインできません",
            "<p class=\"error\">この電子証明書ではログインできません。失効しているか、有効期限が切れています。</p>"
                + "<p>電子証明書を発行し直すときは、証明書発行・更新アプリをお使いください。</p>"
                + "<p><a href=\""
                + BankSite.LOGIN
                + "\">ログインページへ戻る</a></p>")
        .withStatus(FORBIDDEN);
  }
}
