package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import jp.nozomi.cert.testkit.fault.Fault;
import jp.nozomi.cert.testkit.fault.TlsFault;
import jp.nozomi.cert.testkit.fault.When;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
  private static final int ENOUGH = 300 * 1024;
  private static final int PATIENCE_MILLIS = 60_000;

  /** Long enough for what comes before the silence, also on a busy machine. */
  private static final int SILENCE_MILLIS = 2_000;

  private static final When DIRECTORY = When.calling(Endpoint.DIRECTORY);

  private FakeBank bank;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().seed(1).start();
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  /** How a connection ended, after what was read from it. */
  private enum Ending {
    CLOSED,
    RESET,
    SILENT,
    MORE
  }

  private record Seen(Ending ending, String text) {}

  private record Expected(Ending ending, String pattern) {}

  private static Expected closed(String pattern) {
    return new Expected(Ending.CLOSED, pattern);
  }

  private static Expected problem(int status, String pattern) {
    return closed("HTTP/1.1 " + status + " .*\r\n\r\n\\{\"type\":\"urn:nozomi:.*" + pattern + ".*");
  }

  private static Expected busy(String retryAfter) {
    return closed("HTTP/1.1 503 .*Retry-After: " + retryAfter + "\r\n.*");
  }

  private static Expected html(int status, String pattern) {
    return closed("HTTP/1.1 " + status + " .*" + pattern + ".*<p>Oops.</p>");
  }

  /** One line for each fault: the compiler misses none. */
  private static Expected expected(Fault fault) {
    return switch (fault) {
      case CONNECTION_CLOSED, LOST_REPLY -> closed("");
      case CONNECTION_RESET, LOST_REPLY_RESET -> new Expected(Ending.RESET, "");
      case RESET_IN_STATUS_LINE -> new Expected(Ending.RESET, "HTTP/");
      case RESET_IN_HEADERS -> new Expected(Ending.RESET, "HTTP/1.1 200 (?!.*\r\n\r\n).+");
      case RESET_BEFORE_BODY -> new Expected(Ending.RESET, "HTTP/1.1 200 .*\r\n\r\n");
      case RESET_IN_BODY -> new Expected(Ending.RESET, "HTTP/1.1 200 .*\r\n\r\n\\{[^}]+.*[^}]");
      case TRUNCATED_HEADERS -> closed("HTTP/1.1 200 (?!.*\r\n\r\n).+");
      case TRUNCATED_BODY -> closed("HTTP/1.1 200 .*\r\n\r\n\\{.*[^}]");
      case STALL, STALL_AFTER_PROCESSING -> new Expected(Ending.SILENT, "");
      case STALL_IN_HEADERS -> new Expected(Ending.SILENT, "HTTP/1.1 200 (?!.*\r\n\r\n).+");
      case STALL_IN_BODY -> new Expected(Ending.SILENT, "HTTP/1.1 200 .*\r\n\r\n\\{.*[^}]");
      case TRICKLE -> new Expected(Ending.MORE, "H.{1,60}");
      case PROCESSED_TWICE, EARLIER_REPLY -> closed("HTTP/1.1 200 .*\"protocol\":1.*");
      case WRONG_CONTENT_TYPE -> closed(".*Content-Type: text/html\r\n.*\"protocol\":1.*");
      case NO_CONTENT_TYPE -> closed("(?!.*Content-Type).*\"protocol\":1.*");
      case LENGTH_TOO_LONG -> closed(".*Content-Length: 100000\r\n.*\"protocol\":1.*");
      case LENGTH_TOO_SHORT -> closed(".*Content-Length: 10\r\n.*\"protocol\":1.*");
      case LENGTH_MALFORMED -> closed(".*Content-Length: many\r\n.*");
      case LENGTH_TWICE -> closed(".*Content-Length: 10\r\nContent-Length: 20\r\n.*");
      case CHUNKS_MALFORMED -> closed(".*chunked\r\nConnection: close\r\n\r\n\\{\"protocol.*");
      case CHUNKS_UNFINISHED -> closed(".*chunked\r\n\r\n2\r\n\\{}\r\n");
      case GZIP_BOMB -> closed(".*Content-Encoding: gzip\r\n.*");
      case GZIP_MALFORMED -> closed(".*Content-Encoding: gzip\r\n.*\\{}");
      case DEEP_JSON -> closed(".*\\[{10000}]{10000}");
      case DUPLICATE_MEMBERS -> closed(".*\\{\"state\":1,\"state\":2,\"protocol.*");
      case LONG_STRING -> closed(".*\r\n\r\n\\{\"state\":\"x{204800}\"}");
      case MANY_MEMBERS -> new Expected(Ending.MORE, ".*\"100\":1,\"101\":1.*");
      case LONG_NUMBER -> closed(".*\r\n\r\n\\{\"protocol\":9{100000}}");
      case GARBAGE -> closed("HTTP/1.1 200 .*Content-Length: 1000\r\n.*");
      case EMPTY_BODY -> closed("HTTP/1.1 200 .*Content-Length: 0\r\n.*\r\n\r\n");
      case TRUNCATED_JSON -> closed("HTTP/1.1 200 .*\r\n\r\n\\{\"protocol.*[^}]");
      case TRAILING_JSON -> closed(".*\"protocol\":1.*}\\{}");
      case NOT_UTF8 -> closed(".*\\{\"a\":\".\"}");
      case ARRAY_INSTEAD -> closed(".*\r\n\r\n\\[]");
      case MEMBERS_MISSING -> closed("HTTP/1.1 200 .*\r\n\r\n\\{}");
      case BODY_10_MB -> new Expected(Ending.MORE, ".*Content-Length: 10000000\r\n.*");
      case ENDLESS_BODY -> new Expected(Ending.MORE, "HTTP/1.1 200 (?!.*Content-Length).* +");
      case ENDLESS_HEADERS -> new Expected(Ending.MORE, "HTTP/1.1 200 OK\r\n(?!.*\r\n\r\n).*");
      case ENDLESS_INTERIM_REPLIES ->
          new Expected(Ending.MORE, "(HTTP/1.1 102 Processing\r\n\r\n){9}.*");
      case NOT_HTTP -> closed("220 mail ready\r\n");
      case REDIRECT_ELSEWHERE -> closed("HTTP/1.1 302 .*Location: https://elsewhere.invalid/\r.*");
      case REDIRECT_PERMANENTLY ->
          closed("HTTP/1.1 308 .*Location: https://elsewhere.invalid/\r.*");
      case REDIRECT_TO_HTTP -> closed("HTTP/1.1 307 .*Location: http://localhost/\r.*");
      case REDIRECT_TO_ITSELF -> closed("HTTP/1.1 302 .*Location: ?\r.*");
      case LINKS_ELSEWHERE -> closed(".*\"issue\":\"https://elsewhere.invalid/.*");
      case INTERNAL_PROBLEM -> problem(500, "G005e");
      case STATUS_500_HTML -> html(500, "text/html");
      case STATUS_502_HTML -> html(502, "text/html");
      case STATUS_404_HTML -> html(404, "text/html");
      case STATUS_200_HTML -> html(200, "text/html");
      case STATUS_401_BASIC -> html(401, "WWW-Authenticate: Basic ");
      case STATUS_407_BASIC -> html(407, "Proxy-Authenticate: Basic ");
      case STATUS_407_DIGEST -> html(407, "Proxy-Authenticate: Digest ");
      case STATUS_407_NEGOTIATE -> html(407, "Proxy-Authenticate: Negotiate\r");
      case STATUS_407_NTLM -> html(407, "Proxy-Authenticate: NTLM\r");
      case STATUS_799 -> html(799, "text/html");
      case BUSY -> closed("HTTP/1.1 503 (?!.*Retry-After).*G008e.*");
      case BUSY_FOR_A_SECOND -> busy("1");
      case BUSY_FOR_ZERO_SECONDS -> busy("0");
      case BUSY_FOR_NEGATIVE_SECONDS -> busy("-5");
      case BUSY_FOR_EVER -> busy("999999999999");
      case BUSY_UNTIL_A_PAST_DATE -> busy("Fri, 31 Dec 1999 23:59:59 GMT");
      case BUSY_UNTIL_A_FAR_DATE -> busy("Fri, 31 Dec 2099 23:59:59 GMT");
      case BUSY_UNTIL_NONSENSE -> busy("soon");
      case TOO_MANY_REQUESTS -> closed("HTTP/1.1 429 .*Retry-After: 1\r\n.*");
      case MAINTENANCE -> problem(503, "maintenance.*2099");
      case SESSION_EXPIRED -> problem(410, "session-expired");
      case SESSION_TAKEN -> problem(410, "session-taken");
      case UNKNOWN_PROBLEM -> problem(403, "moon-phase");
      case MALFORMED_PROBLEM -> problem(403, "\"three\"");
      case DATE_AHEAD -> closed("HTTP/1.1 200 .*Date: Fri, 31 Dec 2099 23:59:59 GMT\r\n.*");
      case DATE_MALFORMED -> closed("HTTP/1.1 200 .*Date: today\r\n.*");
    };
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultShowsOnTheWire(Fault fault) throws Exception {
    bank.faults().add(fault, DIRECTORY.nth(1));
    Expected expected = expected(fault);
    Seen seen =
        see(
            fault == Fault.TRICKLE ? 20 : ENOUGH,
            expected.ending() == Ending.SILENT ? SILENCE_MILLIS : PATIENCE_MILLIS);

    assertThat(seen.ending()).isEqualTo(expected.ending());
    assertThat(Pattern.compile(expected.pattern(), Pattern.DOTALL).matcher(seen.text()).matches())
        .as("%s in: %s", expected.pattern(), abbreviated(seen.text()))
        .isTrue();
    assertThat(see(ENOUGH).text()).as("the next call").contains("\"protocol\":1");
  }

  private static String abbreviated(String text) {
    return text.substring(0, Math.min(1000, text.length()));
  }

  private Seen see(int limit) throws Exception {
    return see(limit, PATIENCE_MILLIS);
  }

  private Seen see(int limit, int patience) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    URI url = URI.create(bank.directoryUrl());
    try (SSLSocket socket = connect(url, patience)) {
      socket
          .getOutputStream()
          .write(
              ("GET " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      Ending ending = readAll(socket, out, limit);
      return new Seen(ending, out.toString(StandardCharsets.ISO_8859_1));
    }
  }

  private SSLSocket connect(URI url, int patience) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            WireClient.context(bank).getSocketFactory().createSocket("localhost", url.getPort());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(patience);
    return socket;
  }

  private static Ending readAll(SSLSocket socket, ByteArrayOutputStream out, int limit)
      throws IOException {
    byte[] buffer = new byte[8192];
    InputStream in = socket.getInputStream();
    try {
      while (out.size() < limit) {
        int read = in.read(buffer);
        if (read < 0) {
          return Ending.CLOSED;
        }
        out.write(buffer, 0, read);
      }
      return Ending.MORE;
    } catch (SocketTimeoutException e) {
      return Ending.SILENT;
    } catch (SocketException e) {
      return Ending.RESET;
    }
  }

  /** One line for each fault: what a careful client says of it. */
  private static String expected(TlsFault fault) {
    return switch (fault) {
      case WRONG_NAME -> ".*No subject alternative DNS name matching localhost.*";
      case EXPIRED -> ".*(NotAfter|validity check failed).*";
      case NOT_YET_VALID -> ".*(NotBefore|validity check failed).*";
      case SELF_SIGNED, INTERCEPTED, MISSING_INTERMEDIATE ->
          ".*unable to find valid certification path.*";
      case NOT_FOR_SERVERS -> ".*Extended key usage does not permit.*";
      case OLD_PROTOCOL -> ".*TLS(10|v1(\\.0)?\\b).*";
      case CLOSED_IN_HANDSHAKE -> ".*terminated the handshake.*";
      case RESET_IN_HANDSHAKE -> ".*(Connection reset|Broken pipe|terminated the handshake).*";
      case SILENT -> ".*timed out.*";
      case NOT_TLS -> ".*(Unsupported or unrecognized SSL message|plaintext).*";
    };
  }

  @ParameterizedTest
  @EnumSource(TlsFault.class)
  void everyTlsFaultStopsACarefulClient(TlsFault fault) throws Exception {
    bank.faults().nextConnections(fault, 1);
    int patience = fault == TlsFault.SILENT ? SILENCE_MILLIS : PATIENCE_MILLIS;
    try (SSLSocket socket = connect(URI.create(bank.directoryUrl()), patience)) {
      assertThatThrownBy(socket::startHandshake)
          .isInstanceOf(IOException.class)
          .message()
          .matches(Pattern.compile(expected(fault), Pattern.DOTALL));
    }
    assertThat(see(ENOUGH).text()).as("the next connection").contains("\"protocol\":1");
  }

  @Test
  void aLostReplyHasItsEffect() throws Exception {
    bank.faults().add(Fault.LOST_REPLY_RESET, When.calling(Endpoint.PLACE_ORDER).nth(1));
    RawEnrolment enrolment = RawEnrolment.at(bank);
    enrolment.open("issue");
    enrolment.answer("loginId", "demo01", "password", "password");
    enrolment.bindKey();
    byte[] request = enrolment.request(enrolment.session.object("order").string("requestNonce"));

    assertThatThrownBy(() -> enrolment.order(enrolment.uuid, request))
        .isInstanceOf(IOException.class);
    assertThat(bank.issued()).hasSize(1);
    assertThat(enrolment.order(enrolment.uuid, request).status()).isEqualTo(200);
  }

  @Test
  void aClosedConnectionHasNone() throws Exception {
    bank.faults().add(Fault.CONNECTION_CLOSED, When.calling(Endpoint.OPEN_SESSION).nth(1));
    RawEnrolment enrolment = RawEnrolment.at(bank);

    assertThatThrownBy(() -> enrolment.open("issue")).isInstanceOf(IOException.class);
    assertThat(enrolment.open("issue").status()).isEqualTo(201);
  }

  @Test
  void aRequestThatIsProcessedTwiceIsAnsweredOnce() throws Exception {
    bank.faults().add(Fault.PROCESSED_TWICE, When.calling(Endpoint.PLACE_ORDER));
    RawEnrolment enrolment = RawEnrolment.at(bank);
    enrolment.open("issue");
    enrolment.answer("loginId", "demo01", "password", "password");
    enrolment.bindKey();

    assertThat(enrolment.order().status()).isEqualTo(200);
    assertThat(bank.issued()).hasSize(1);
  }

  @Test
  void pollsMayChangePlaces() throws Exception {
    bank.processingPolls(2);
    bank.faults().add(Fault.EARLIER_REPLY, When.calling(Endpoint.ORDER).nth(2));
    RawEnrolment enrolment = RawEnrolment.at(bank);
    enrolment.open("issue");
    enrolment.answer("loginId", "demo01", "password", "password");
    enrolment.bindKey();
    String self = enrolment.order().json().object("links").string("self");
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(enrolment.client.send("GET", self, enrolment.token, new byte[0]).status());
    }

    assertThat(statuses).containsExactly(202, 202, 200, 200);
    assertThat(bank.issued()).hasSize(1);
  }

  @Test
  void aFaultHitsTheCallsThatItIsScriptedFor() throws Exception {
    WireClient client = WireClient.plain(bank);
    bank.faults().add(Fault.BUSY, DIRECTORY.nth(2));
    bank.faults().add(Fault.STATUS_502_HTML, DIRECTORY.first(3));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(client.get(bank.directoryUrl()).status());
    }

    assertThat(statuses).containsExactly(502, 503, 502, 200);
  }

  @Test
  void aFaultMayHitOneCustomerOnly() throws Exception {
    bank.addCustomer(Customer.of("demo02").build());
    bank.faults().add(Fault.INTERNAL_PROBLEM, When.always().by("demo02"));
    RawEnrolment first = RawEnrolment.at(bank);
    first.open("issue");
    assertThat(first.answer("loginId", "demo01", "password", "password").status()).isEqualTo(200);

    RawEnrolment second = RawEnrolment.at(bank);
    assertThat(second.open("issue").status()).isEqualTo(201);
    assertThat(second.answer("loginId", "demo02", "password", "password").status()).isEqualTo(500);
  }

  @Test
  void refusesConnectionsWhileItIsDown() throws Exception {
    bank.goDown();
    assertThatThrownBy(() -> see(1)).isInstanceOf(ConnectException.class);
    bank.comeBack();
    assertThat(see(ENOUGH).text()).contains("\"protocol\":1");
  }

  @Test
  void aCertificateThatTheClientCanNotUseIsRevoked() throws Exception {
    bank.faults().nextCertificate(CertificateFault.WRONG_KEY);
    RawEnrolment enrolment = RawEnrolment.at(bank);
    enrolment.issueSimply("demo01", "password");
    enrolment.signed("confirm", Optional.of("failed"));

    assertThat(bank.issuedTo("demo01").get(0).status()).isEqualTo(CertificateStatus.REVOKED);
    RawEnrolment next = RawEnrolment.at(bank);
    assertThat(next.issueSimply("demo01", "password")).startsWith("-----BEGIN CERTIFICATE");
  }
}
