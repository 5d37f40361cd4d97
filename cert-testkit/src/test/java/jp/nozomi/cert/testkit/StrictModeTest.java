package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.testkit.conduct.Rule;
import jp.nozomi.cert.testkit.conduct.Violation;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that misbehaves in one way each, at a bank that puts up with it. */
class StrictModeTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "wire-protocol.md");

  private final Map<Rule, Misdeed> misdeeds = new EnumMap<>(Rule.class);
  private FakeBank bank;
  private HttpClient http;
  private RawEnrolment enrolment;

  private interface Misdeed {
    void commit() throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().strict().start();
    http =
        HttpClient.newBuilder()
            .sslContext(WireClient.context(bank))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    misdeeds.put(Rule.KNOWN_URL, () -> get(bank.baseUrl() + "/enroll/everything"));
    misdeeds.put(Rule.NO_QUERY, () -> get(bank.directoryUrl() + "?verbose=1"));
    misdeeds.put(
        Rule.TOKEN_IN_HEADER, () -> get(bank.directoryUrl() + "/" + enrolment.token.orElseThrow()));
    misdeeds.put(
        Rule.TOKEN_FOR_SESSION_ONLY,
        () -> send("GET", bank.directoryUrl(), "", "Authorization", bearer()));
    misdeeds.put(
        Rule.KNOWN_HEADERS, () -> send("GET", bank.directoryUrl(), "", "X-Device-Id", "4711"));
    misdeeds.put(Rule.CONTENT_TYPE, () -> bind("text/plain", key(), ""));
    misdeeds.put(
        Rule.NO_BODY, () -> send("GET", bank.directoryUrl(), "{}", "Accept", "application/json"));
    misdeeds.put(
        Rule.MESSAGE_FORM,
        () -> bind("application/json", key(), ",\"publicKeySha256\":\"" + key() + "\""));
    misdeeds.put(Rule.KNOWN_MEMBERS, () -> bind("application/json", key(), ",\"hint\":true"));
    misdeeds.put(
        Rule.NOTHING_AFTER_CLOSE,
        () -> {
          enrolment.close();
          enrolment.show();
        });
    misdeeds.put(Rule.SESSION_ENDED, () -> enrolment.show());
    misdeeds.put(
        Rule.SAME_ANSWERS,
        () -> {
          enrolment.answer("loginId", "demo01", "password", "wrong");
          enrolment.answer("loginId", "demo01", "password", "password");
        });
    misdeeds.put(
        Rule.ONE_KEY,
        () -> {
          bind("application/json", key(), "");
          bind("application/json", "0".repeat(64), "");
        });
    misdeeds.put(Rule.RANDOM_UUID, () -> order("00000000-0000-0000-0000-000000000001", "AAAA"));
    misdeeds.put(
        Rule.ONE_REQUEST,
        () -> {
          String uuid = UUID.randomUUID().toString();
          order(uuid, "AAAA");
          order(uuid, "BBBB");
        });
    misdeeds.put(
        Rule.RETRY_AFTER,
        () -> {
          bank.processingPolls(3);
          enrolment.answer("loginId", "demo01", "password", "password");
          enrolment.bindKey();
          String self = enrolment.order().json().object("links").string("self");
          send("GET", self, "", "Authorization", bearer());
          send("GET", self, "", "Authorization", bearer());
        });
    misdeeds.put(
        Rule.NONCE_ONCE,
        () -> {
          JsonObject jws = recovery();
          recover(jws);
          recover(jws);
        });
    enrolment = RawEnrolment.at(bank);
  }

  private void open() throws Exception {
    HttpResponse<String> opened =
        send(
            "POST",
            enrolment.links.string("issue"),
            "{\"challenges\":[\"password\"],\"client\":{\"version\":\"1\"}}",
            "Content-Type",
            "application/json");
    enrolment.session =
        new JsonReader(JsonLimits.MESSAGE)
            .readObject(opened.body().getBytes(StandardCharsets.UTF_8));
    enrolment.token = enrolment.session.optionalString("token");
    enrolment.sessionUrl = enrolment.session.object("links").string("self");
  }

  private String key() {
    return "a".repeat(64);
  }

  private String bearer() {
    return "Bearer " + enrolment.token.orElseThrow();
  }

  private void get(String url) throws Exception {
    send("GET", url, "", "Accept", "application/json");
  }

  private HttpResponse<String> send(String method, String url, String body, String... headers)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .headers(headers)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void bind(String type, String hash, String more) throws Exception {
    send(
        "PUT",
        enrolment.sessionUrl + "/key",
        "{\"publicKeySha256\":\"" + hash + "\"" + more + "}",
        "Authorization",
        bearer(),
        "Content-Type",
        type);
  }

  private void order(String uuid, String request) throws Exception {
    send(
        "PUT",
        enrolment.sessionUrl + "/orders/" + uuid,
        "{\"request\":\"" + request + "\"}",
        "Authorization",
        bearer(),
        "Content-Type",
        "application/json");
  }

  private JsonObject recovery() throws Exception {
    String nonce =
        WireClient.plain(bank)
            .send("POST", enrolment.links.string("nonce"), Optional.empty(), new byte[0])
            .json()
            .string("nonce");
    return enrolment.jws(recoverUrl(), nonce, "recover", Optional.empty(), enrolment.key);
  }

  private String recoverUrl() throws Exception {
    return enrolment.links.string("recover").replace("{uuid}", enrolment.uuid);
  }

  private void recover(JsonObject jws) throws Exception {
    send(
        "POST",
        recoverUrl(),
        new String(JsonWriter.compact(jws), StandardCharsets.UTF_8),
        "Content-Type",
        "application/jose+json");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void whoeverBreaksARuleIsFound(Rule rule) throws Exception {
    open();
    misdeeds.get(rule).commit();

    assertThat(bank.violations()).extracting(Violation::rule).contains(rule);
    assertThatThrownBy(bank::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule.about());
  }

  @Test
  void whoeverKeepsTheRulesIsLeftAlone() throws Exception {
    open();
    bind("application/json", key(), "");
    order(UUID.randomUUID().toString(), Base64.getEncoder().encodeToString(new byte[] {1}));
    recover(recovery());
    recover(recovery());
    enrolment.close();

    assertThat(bank.violations()).isEmpty();
    bank.close();
  }

  @Test
  void aSessionWhoseOpeningGotLostNeedsNoEnd() throws Exception {
    bank.faults().add(Fault.LOST_REPLY, When.calling(Endpoint.OPEN_SESSION).nth(1));
    assertThatThrownBy(this::open).isInstanceOf(IOException.class);

    assertThat(bank.violations()).isEmpty();
    bank.close();
  }

  @Test
  void aLenientBankDoesNotMind() throws Exception {
    bank.close();
    bank = FakeBank.builder().strict().lenient().start();
    RawEnrolment.at(bank).open("issue");

    assertThat(bank.violations()).isEmpty();
    bank.close();
  }

  @Test
  void theDocumentHasEveryRule() throws Exception {
    String document = Files.readString(DOCUMENT);
    for (Rule rule : Rule.values()) {
      assertThat(document).contains("- " + rule.about());
    }
  }
}
