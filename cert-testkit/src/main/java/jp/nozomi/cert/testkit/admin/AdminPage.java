package jp.nozomi.cert.testkit.admin;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.http.FormFields;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import jp.nozomi.cert.testkit.site.Html;
import jp.nozomi.cert.testkit.wire.Router;
import jp.nozomi.cert.testkit.wire.Service;

/** Administration for a person at a browser: one page, and the request log, which renews itself. */
public final class AdminPage {
  private static final String PATH = "/admin";
  private static final int SHOWN = 200;
  private static final int LOG_SECONDS = 2;

  private final Administration administration;
  private final String origin;

  /**
   * Makes the pages.
   *
   * @param administration does what is asked
   * @param origin where they are served; forms of others are refused
   */
  public AdminPage(Administration administration, String origin) {
    this.administration = administration;
    this.origin = origin;
  }

  /**
   * Adds the routes.
   *
   * @param router where to
   */
  public void addTo(Router router) {
    add(router, "GET", "", (request, none) -> page());
    add(router, "GET", "/log", (request, none) -> log());
    form(router, "state", f -> administration.setState(f.get("loginId"), f.get("state")));
    form(router, "unlock", f -> administration.unlock(f.get("loginId")));
    form(router, "revoke", f -> administration.revoke(f.get("sha256")));
    form(router, "stop", f -> administration.stopAt(f.get("at")));
    form(router, "advance", f -> administration.advance(f.get("by")));
    form(router, "follow", f -> administration.time().followPc());
    form(
        router,
        "fault",
        f ->
            administration.addFault(
                f.get("fault"),
                f.get("endpoint"),
                f.get("customer"),
                f.get("from"),
                f.get("count")));
    form(
        router,
        "connection",
        f -> administration.addConnectionFault(f.get("fault"), f.get("count")));
    form(router, "certificate", f -> administration.addCertificateFault(f.get("fault")));
    form(router, "clear", f -> administration.faults().clear());
  }

  private void add(Router router, String method, String path, Service service) {
    router.add(Endpoint.ADMIN, method, PATH + path, new SameOrigin(origin, service));
  }

  private void form(Router router, String name, Act act) {
    add(
        router,
        "POST",
        "/" + name,
        (request, none) -> {
          act.on(new Fields(FormFields.parse(request.text())));
          return Html.seeOther(PATH);
        });
  }

  private record Fields(Map<String, String> values) {
    String get(String name) {
      return values.getOrDefault(name, "").strip();
    }
  }

  private interface Act {
    void on(Fields fields) throws Refusal;
  }

  private Reply page() {
    return Html.page(
        "ADMIN",
        "テスト環境の管理",
        "<p class=\"note\">テスト環境だけのページです。同じ操作はREST（/admin/api）でもできます。"
            + " <a href=\"/admin/log\">リクエストの記録</a></p>"
            + clock()
            + faults()
            + customers()
            + certificates());
  }

  private String clock() {
    return "<h2>時計</h2><p>"
        + Html.escape(administration.time().now().truncatedTo(ChronoUnit.SECONDS).toString())
        + "</p>"
        + form("stop", input("at", "2026-11-23T01:02:03Z"), "この時刻で止める")
        + form("advance", input("by", "P1D"), "進める")
        + form("follow", "", "PCの時計に戻す");
  }

  private String faults() {
    Faults faults = administration.faults();
    StringBuilder rows = new StringBuilder();
    for (Faults.Planned planned : faults.planned()) {
      row(
          rows,
          Html.escape(planned.fault().name()),
          Html.escape(planned.when().endpoint().map(Enum::name).orElse("すべて")),
          Html.escape(planned.when().customer().orElse("全員")),
          Long.toString(planned.when().from()),
          planned.when().count() == Long.MAX_VALUE ? "ずっと" : "" + planned.when().count(),
          Long.toString(planned.matches()));
    }
    faults.plannedConnections().forEach(one -> row(rows, one.name(), "次の接続", "全員", "1", "1", "0"));
    faults
        .plannedCertificates()
        .forEach(one -> row(rows, one.name(), "次の証明書", "全員", "1", "1", "0"));
    String where = select("endpoint", "すべて", Arrays.asList(Endpoint.values()));
    return "<h2>障害</h2>"
        + table(rows, "障害", "どこで", "だれに", "何回目から", "何回", "該当数")
        + form(
            "fault",
            select("fault", Arrays.asList(Fault.values()))
                + where
                + input("customer", "ログインID")
                + input("from", "何回目から")
                + input("count", "何回"),
            "起こす")
        + form(
            "connection",
            select("fault", Arrays.asList(TlsFault.values())) + input("count", "何回"),
            "次の接続で起こす")
        + form(
            "certificate", select("fault", Arrays.asList(CertificateFault.values())), "次の証明書で起こす")
        + form("clear", "", "すべて取り消す");
  }

  private String customers() {
    StringBuilder rows = new StringBuilder();
    for (Account account : administration.bank().accounts().all()) {
      String loginId = account.customer().loginId();
      row(
          rows,
          Html.escape(loginId),
          Html.escape(account.customer().about()),
          account.locked() ? "ロック中" : "",
          form("state", hidden("loginId", loginId) + states(account.state()), "変更")
              + (account.locked() ? form("unlock", hidden("loginId", loginId), "解除") : ""));
    }
    return "<h2>利用者</h2>" + table(rows, "ログインID", "説明", "ロック", "状態");
  }

  private static String states(AccountState now) {
    String option = "<option>" + now.name() + "<";
    return select("state", Arrays.asList(AccountState.values()))
        .replace(option, option.replace("<option>", "<option selected>"));
  }

  private String certificates() {
    StringBuilder rows = new StringBuilder();
    for (CertificateRecord record : latest(administration.bank().certificates().all())) {
      row(
          rows,
          Html.escape(record.loginId()),
          record.serial().toString(16),
          record.notAfter().toString(),
          record.status().name(),
          record.status() == CertificateStatus.REVOKED
              ? ""
              : form("revoke", hidden("sha256", record.sha256()), "失効"));
    }
    return "<h2>証明書</h2>" + table(rows, "ログインID", "シリアル番号", "有効期限", "状態", "操作");
  }

  private Reply log() {
    StringBuilder rows = new StringBuilder();
    for (RecordedRequest request : latest(administration.log().all())) {
      row(
          rows,
          Long.toString(request.number()),
          request.time().toString(),
          request.endpoint().name(),
          Html.escape(request.method() + " " + request.path()),
          Integer.toString(request.status()));
    }
    return Html.page(
            "LOG",
            "リクエストの記録",
            "<p><a href=\"/admin\">管理に戻る</a></p>" + table(rows, "番号", "時刻", "種類", "リクエスト", "応答"))
        .with("Refresh", Integer.toString(LOG_SECONDS));
  }

  private static <T> List<T> latest(List<T> all) {
    List<T> kept = new ArrayList<>(all.subList(Math.max(0, all.size() - SHOWN), all.size()));
    Collections.reverse(kept);
    return kept;
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("<tr><td>").append(String.join("</td><td>", cells)).append("</td></tr>");
  }

  private static String table(StringBuilder rows, String... heads) {
    return rows.length() == 0
        ? "<p>ありません。</p>"
        : "<table><tr><th>" + String.join("</th><th>", heads) + "</th></tr>" + rows + "</table>";
  }

  private static String form(String action, String fields, String button) {
    return "<form class=\"row\" method=\"post\" action=\"/admin/"
        + action
        + "\">"
        + fields
        + "<button>"
        + button
        + "</button></form>";
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escape(value) + "\">";
  }

  private static String input(String name, String hint) {
    return "<input name=\"" + name + "\" placeholder=\"" + hint + "\" aria-label=\"" + hint + "\">";
  }

  private static String select(String name, List<? extends Enum<?>> choices) {
    StringBuilder out = new StringBuilder("<select name=\"" + name + "\">");
    choices.forEach(choice -> out.append("<option>").append(choice.name()).append("</option>"));
    return out.append("</select>").toString();
  }

  private static String select(String name, String none, List<? extends Enum<?>> choices) {
    return select(name, choices).replaceFirst(">", "><option value=\"\">" + none + "</option>");
  }
}
