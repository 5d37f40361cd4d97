package jp.nozomi.cert.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.failure.ConnectionException.Reason;
import jp.nozomi.cert.protocol.transport.TestTls;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.HeldCertificateBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCallerTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HeldCertificate authority =
      HeldCertificate.builder().subject("CN=Test CA").authority().build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch done = new CountDownLatch(1);
  private HttpsServer server;
  private HttpCaller caller;

  @BeforeEach
  void open() {
    caller = caller(List.of(authority));
  }

  @AfterEach
  void close() {
    done.countDown();
    caller.close();
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
  }

  @Test
  void streamsABodyOfAnyLength() throws Exception {
    byte[] chunk = new byte[100_000];
    start(
        forServers("localhost"),
        exchange -> {
          exchange.sendResponseHeaders(206, 0);
          for (int i = 0; i < 50; i++) {
            exchange.getResponseBody().write(chunk);
          }
          exchange.close();
        });
    try (StreamedReply reply = get(Map.of("Range", "bytes=0-"), LONG);
        InputStream body = reply.body()) {
      assertThat(reply.status()).isEqualTo(206);
      assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(5_000_000);
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    start(
        forServers("localhost"),
        exchange -> {
          exchange.getResponseHeaders().set("Location", "https://localhost:1/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    try (StreamedReply reply = get(Map.of(), LONG)) {
      assertThat(reply.status()).isEqualTo(302);
      assertThat(reply.headers()).containsEntry("location", List.of("https://localhost:1/"));
    }
  }

  @Test
  void endsATricklingBodyAtTheDeadline() throws Exception {
    start(
        forServers("localhost"),
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          hold(done);
        });
    try (StreamedReply reply = get(Map.of(), Duration.ofSeconds(1));
        InputStream body = reply.body()) {
      assertThat(body.read()).isEqualTo(1);
      assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  void givesUpWhenNoReplyBegins() throws Exception {
    start(forServers("localhost"), exchange -> hold(done));

    ConnectionException e =
        catchThrowableOfType(
            ConnectionException.class,
            () -> caller.call("GET", url(), Map.of(), Duration.ofSeconds(1), LONG));

    assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void readsABodyThatTakesLongerThanItsReplyMayTakeToBegin() throws Exception {
    CountDownLatch bodyMayGoOn = new CountDownLatch(1);
    start(
        forServers("localhost"),
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          hold(bodyMayGoOn);
          exchange.getResponseBody().write(2);
          exchange.close();
        });
    Duration patience = Duration.ofSeconds(2);
    long began = System.nanoTime();
    try (StreamedReply reply = caller.call("GET", url(), Map.of(), patience, LONG);
        InputStream body = reply.body()) {
      assertThat(body.read()).isEqualTo(1);
      LockSupport.parkNanos(patience.toNanos() - (System.nanoTime() - began));
      bodyMayGoOn.countDown();
      assertThat(body.read()).isEqualTo(2);
    }
  }

  @Test
  void dropsABodyThatNobodyWants() throws Exception {
    start(
        forServers("localhost"),
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          hold(done);
        });
    long began = System.nanoTime();
    get(Map.of(), LONG).close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG);
  }

  @Test
  void refusesAnotherHostsCertificate() throws Exception {
    start(forServers("other.example"), HttpCallerTest::fine);
    assertThat(reason()).isEqualTo(Reason.SERVER_NOT_TRUSTED);
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    Instant now = Instant.now();
    start(
        forServers("localhost").valid(now.minusSeconds(7_200), now.minusSeconds(3_600)),
        HttpCallerTest::fine);
    assertThat(reason()).isEqualTo(Reason.SERVER_NOT_TRUSTED);
  }

  @Test
  void suspectsTheClockWhenTheServerIsNotValidYet() throws Exception {
    Instant now = Instant.now();
    start(
        forServers("localhost").valid(now.plusSeconds(3_600), now.plusSeconds(7_200)),
        HttpCallerTest::fine);
    assertThat(reason()).isEqualTo(Reason.CLOCK_WRONG);
  }

  @Test
  void trustsNoPrivateAuthorityByDefault() throws Exception {
    start(forServers("localhost"), HttpCallerTest::fine);
    try (HttpCaller byDefault = caller(List.of())) {
      ConnectionException e =
          catchThrowableOfType(
              ConnectionException.class, () -> byDefault.call("GET", url(), Map.of(), LONG, LONG));
      assertThat(e.reason()).isEqualTo(Reason.SERVER_NOT_TRUSTED);
      assertThat(e.facts()).containsEntry("issuer", "CN=Test CA");
    }
  }

  @Test
  void speaksNothingOlderThanTls12() throws Exception {
    start(forServers("localhost"), HttpCallerTest::fine, "TLSv1.1");
    assertThat(catchThrowableOfType(ConnectionException.class, () -> get(Map.of(), LONG)))
        .isNotNull();
  }

  @Test
  void callsHttpsOnly() {
    assertThatThrownBy(
            () -> caller.call("GET", URI.create("http://localhost:1/"), Map.of(), LONG, LONG))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhenNobodyListens() throws Exception {
    start(forServers("localhost"), HttpCallerTest::fine);
    server.stop(0);
    assertThat(reason()).isEqualTo(Reason.UNREACHABLE);
  }

  private Reason reason() {
    return catchThrowableOfType(ConnectionException.class, () -> get(Map.of(), LONG)).reason();
  }

  private HeldCertificateBuilder forServers(String host) {
    return HeldCertificate.builder().subject("CN=server").issuedBy(authority).forServers(host);
  }

  private static HttpCaller caller(List<HeldCertificate> anchors) {
    return new HttpCaller(
        HttpSettings.defaults().withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), LONG),
        anchors.stream().map(HeldCertificate::certificate).toList(),
        new SecureRandom(),
        ProxyAuthenticator.none());
  }

  private StreamedReply get(Map<String, String> headers, Duration deadline) throws Exception {
    return caller.call("GET", url(), headers, deadline, deadline);
  }

  private URI url() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/file");
  }

  private void start(HeldCertificateBuilder identity, HttpHandler handler, String... protocols)
      throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(TestTls.server(identity.build())) {
          @Override
          public void configure(HttpsParameters parameters) {
            if (protocols.length > 0) {
              parameters.setProtocols(protocols);
            }
          }
        });
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  private static void hold(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fine(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    byte[] body = "fine".getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
