package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.AccountState;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.TlsFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private FakeBank bank;
  private HttpClient http;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().customer(Customer.of("demo01").lockedOut().build()).start();
    http =
        HttpClient.newBuilder()
            .sslContext(WireClient.context(bank))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(bank.adminUrl() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void change(String method, String path, String body) throws Exception {
    HttpResponse<String> reply = send(method, "/api/" + path, body);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(204);
  }

  private JsonObject api(String path) throws Exception {
    HttpResponse<String> reply = send("GET", "/api/" + path, "");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return new JsonReader(JsonLimits.MESSAGE)
        .readObject(reply.body().getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject only(String list) throws Exception {
    List<JsonObject> found = api(list).array(list).objects(list);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private void issue() {
    bank.issueDirectly("demo01", Keys.shared(KeySpec.EC_P256).getPublic(), START);
  }

  @Test
  void aCustomerIsShownUnlockedAndPutIntoAnotherState() throws Exception {
    assertThat(only("customers").flag("locked")).isTrue();
    change("POST", "customers/demo01/unlock", "");
    change("POST", "customers/demo01/state", "{\"state\":\"OTP_TOKEN_UNREGISTERED\"}");

    assertThat(bank.isLocked("demo01")).isFalse();
    assertThat(only("customers").string("state"))
        .isEqualTo(AccountState.OTP_TOKEN_UNREGISTERED.name());
    assertThat(only("customers").members()).doesNotContainKey("password");
  }

  @Test
  void aCertificateIsShownAndRevoked() throws Exception {
    issue();
    change("POST", "certificates/" + only("certificates").string("sha256") + "/revoke", "");

    assertThat(only("certificates").string("status")).isEqualTo("REVOKED");
    assertThat(bank.issuedTo("demo01").get(0).status()).isEqualTo(CertificateStatus.REVOKED);
  }

  @Test
  void theClockStopsAdvancesAndRunsOn() throws Exception {
    change("PUT", "clock", "{\"stopAt\":\"2026-01-01T00:00:00Z\"}");
    change("PUT", "clock", "{\"advance\":\"P1D\"}");
    assertThat(api("clock").string("now")).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(bank.clock().instant()).isEqualTo(START.plus(Duration.ofDays(1)));

    change("PUT", "clock", "{}");
    assertThat(bank.clock().instant()).isAfter(START.plus(Duration.ofDays(300)));
  }

  @Test
  void faultsArePlannedShownAndForgotten() throws Exception {
    change("POST", "faults", "{\"fault\":\"BUSY\",\"endpoint\":\"DIRECTORY\",\"count\":2}");
    change("POST", "faults", "{\"certificate\":\"WRONG_KEY\"}");
    assertThat(WireClient.plain(bank).get(bank.directoryUrl()).status()).isEqualTo(503);
    JsonObject faults = api("faults");
    assertThat(faults.array("requests").objects("requests").get(0).integer("matches")).isOne();
    assertThat(bank.faults().plannedCertificates()).containsExactly(CertificateFault.WRONG_KEY);

    change("DELETE", "faults", "");
    assertThat(WireClient.plain(bank).get(bank.directoryUrl()).status()).isEqualTo(200);
    change("POST", "faults", "{\"connection\":\"EXPIRED\",\"count\":3}");
    assertThat(bank.faults().plannedConnections()).hasSize(3).containsOnly(TlsFault.EXPIRED);
  }

  @Test
  void theRequestLogGoesOnWhereTheLastLookEnded() throws Exception {
    WireClient client = WireClient.plain(bank);
    client.get(bank.directoryUrl());
    assertThat(only("requests").string("endpoint")).isEqualTo("DIRECTORY");
    client.get(bank.baseUrl() + "/site/faq");

    List<JsonObject> next = api("requests?after=1").array("requests").objects("requests");
    assertThat(next).hasSize(1);
    assertThat(next.get(0).string("path")).isEqualTo("/site/faq");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAReason() throws Exception {
    HttpResponse<String> reply = send("POST", "/api/faults", "{\"fault\":\"EARTHQUAKE\"}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("LOST_REPLY");
    assertThat(send("PUT", "/api/clock", "{\"advance\":\"soon\"}").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/api/customers/nobody/unlock", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/api/certificates/00/revoke", "").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherSitesPageCanDoNothing() throws Exception {
    assertThat(send("DELETE", "/api/faults", "", "Origin", "https://evil.invalid").statusCode())
        .isEqualTo(404);
    assertThat(send("POST", "/clear", "", "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(404);
    assertThat(send("POST", "/clear", "", "Origin", bank.baseUrl()).statusCode()).isEqualTo(303);
  }

  @Test
  void thePageDoesTheSame() throws Exception {
    issue();
    assertThat(send("GET", "", "").body()).contains("demo01", "ロック中", "LOST_REPLY", "失効");
    String sha256 = only("certificates").string("sha256");
    assertThat(send("POST", "/revoke", "sha256=" + sha256).statusCode()).isEqualTo(303);
    assertThat(send("POST", "/unlock", "loginId=demo01").statusCode()).isEqualTo(303);
    String at = URLEncoder.encode("2026-01-01T00:00:00Z", StandardCharsets.UTF_8);
    assertThat(send("POST", "/stop", "at=" + at).statusCode()).isEqualTo(303);
    String fault = "fault=BUSY&endpoint=&customer=&from=&count=";
    assertThat(send("POST", "/fault", fault).statusCode()).isEqualTo(303);

    assertThat(bank.issuedTo("demo01").get(0).status()).isEqualTo(CertificateStatus.REVOKED);
    assertThat(bank.isLocked("demo01")).isFalse();
    assertThat(bank.clock().instant()).isEqualTo(START);
    assertThat(WireClient.plain(bank).get(bank.directoryUrl()).status()).isEqualTo(503);
    assertThat(send("GET", "/log", "").body()).contains("GET /.well-known/cert-enroll");
  }
}
