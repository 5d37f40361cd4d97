package jp.nozomi.cert.testkit.admin;

import java.time.Instant;
import java.util.List;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.request.RecordedRequest;

/**
 * The bank as JSON, for scripts. Requests are shown without headers and bodies: those hold secrets.
 */
final class AdminDocuments {
  private final Administration administration;

  AdminDocuments(Administration administration) {
    this.administration = administration;
  }

  List<JsonObject> customers() {
    return administration.bank().accounts().all().stream().map(AdminDocuments::customer).toList();
  }

  private static JsonObject customer(Account account) {
    return JsonObject.builder()
        .put("loginId", account.customer().loginId())
        .put("about", account.customer().about())
        .put("state", account.state().name())
        .put("locked", account.locked())
        .put("issueChallenges", words(account.customer().issueChallenges()))
        .put("renewChallenges", words(account.customer().renewChallenges()))
        .build();
  }

  private static JsonArray words(List<? extends Enum<?>> constants) {
    return JsonArray.ofStrings(constants.stream().map(Enum::name).toList());
  }

  List<JsonObject> certificates() {
    return administration.bank().certificates().all().stream()
        .map(AdminDocuments::certificate)
        .toList();
  }

  private static JsonObject certificate(CertificateRecord record) {
    return JsonObject.builder()
        .put("sha256", record.sha256())
        .put("loginId", record.loginId())
        .put("subject", record.certificate().getSubjectX500Principal().getName())
        .put("serial", record.serial().toString(16))
        .put("notAfter", record.notAfter().toString())
        .put("status", record.status().name())
        .put("since", record.since().toString())
        .put("logsInUntil", record.logsInUntil().map(Instant::toString))
        .put("proven", record.proven())
        .put("confirmed", record.confirmed())
        .build();
  }

  JsonObject clock() {
    return JsonObject.builder().put("now", administration.time().now().toString()).build();
  }

  JsonObject faults() {
    Faults faults = administration.faults();
    List<JsonValue> requests =
        List.copyOf(faults.planned().stream().map(AdminDocuments::planned).toList());
    return JsonObject.builder()
        .put("requests", new JsonArray(requests))
        .put("connections", words(faults.plannedConnections()))
        .put("certificates", words(faults.plannedCertificates()))
        .build();
  }

  private static JsonObject planned(Faults.Planned planned) {
    return JsonObject.builder()
        .put("fault", planned.fault().name())
        .put("endpoint", planned.when().endpoint().map(Enum::name))
        .put("customer", planned.when().customer())
        .put("from", planned.when().from())
        .put("count", planned.when().count())
        .put("matches", planned.matches())
        .build();
  }

  List<JsonObject> requests(long after) {
    return administration.log().all().stream()
        .filter(request -> request.number() > after)
        .map(AdminDocuments::request)
        .toList();
  }

  private static JsonObject request(RecordedRequest request) {
    return JsonObject.builder()
        .put("number", request.number())
        .put("time", request.time().toString())
        .put("endpoint", request.endpoint().name())
        .put("method", request.method())
        .put("path", request.path())
        .put("peer", request.peer())
        .put("status", request.status())
        .build();
  }
}
