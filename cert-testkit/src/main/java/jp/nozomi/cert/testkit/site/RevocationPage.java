package jp.nozomi.cert.testkit.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.http.FormFields;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.wire.Router;

/**
 * The company administrator's page: revokes certificates that were lost, broken or moved.
 *
 * <p>The fake bank's customers are one company's, and each may act as its administrator.
 */
final class RevocationPage {
  static final String PATH = "/site/revocation";

  private final Bank bank;
  private final WebSessions sessions;

  RevocationPage(Bank bank, WebSessions sessions) {
    this.bank = bank;
    this.sessions = sessions;
  }

  void addTo(Router router) {
    router.add(
        Endpoint.SITE,
        "GET",
        PATH,
        sessions.loggedIn((request, account) -> page(request, account)));
    router.add(
        Endpoint.SITE, "POST", PATH, sessions.loggedIn((request, account) -> revoked(request)));
  }

  private Reply page(Request request, Account account) {
    String own = account.customer().loginId();
    String loginId = request.query().getOrDefault("loginId", own).strip();
    return Html.page(
        "REVOKE",
        "電子証明書の失効",
        "<p>紛失、故障、パソコンの入れ替えなどで使えなくなった電子証明書を失効させます。"
            + "失効した証明書は元に戻せません。必要なときは、もう一度発行してください。</p>"
            + "<form><label>利用者のログインID<input name=\"loginId\" required value=\""
            + Html.escape(loginId)
            + "\"></label><button>表示</button></form>"
            + rows(loginId)
            + "<p><a href=\"/site/top\">戻る</a></p>");
  }

  private String rows(String loginId) {
    Instant now = bank.clock().instant();
    List<CertificateRecord> certificates = bank.certificates().of(loginId);
    StringBuilder rows = new StringBuilder();
    for (CertificateRecord certificate : certificates) {
      rows.append("<tr><td>")
          .append(Html.escape(certificate.certificate().getSubjectX500Principal().getName()))
          .append("</td><td>")
          .append(certificate.serial().toString(16))
          .append("</td><td>")
          .append(Labels.status(certificate, now))
          .append("</td><td>")
          .append(certificate.status() == CertificateStatus.REVOKED ? "" : button(certificate))
          .append("</td></tr>");
    }
    return certificates.isEmpty()
        ? "<p>この利用者に電子証明書は発行されていません。</p>"
        : "<table><tr><th>証明書</th><th>シリアル番号</th><th>状態</th><th></th></tr>" + rows + "</table>";
  }

  private static String button(CertificateRecord certificate) {
    return "<form method=\"post\"><input type=\"hidden\" name=\"sha256\" value=\""
        + certificate.sha256()
        + "\"><button>失効</button></form>";
  }

  private Reply revoked(Request request) {
    Map<String, String> fields = FormFields.parse(request.text());
    Optional<CertificateRecord> gone =
        bank.certificates().revoke(fields.getOrDefault("sha256", ""), bank.clock().instant());
    return Html.seeOther(
        gone.map(certificate -> PATH + "?loginId=" + certificate.loginId()).orElse(PATH));
  }
}
