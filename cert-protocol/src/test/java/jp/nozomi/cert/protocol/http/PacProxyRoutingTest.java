package jp.nozomi.cert.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jp.nozomi.cert.protocol.pac.PacException;
import jp.nozomi.cert.protocol.pac.PacResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacProxyRoutingTest {
  private static final PacResolver NO_NAMES =
      new PacResolver() {
        @Override
        public Optional<InetAddress> resolve(String host) {
          return Optional.empty();
        }

        @Override
        public InetAddress own() {
          return InetAddress.getLoopbackAddress();
        }
      };
  private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "PROXY proxy.example:3128, proxy.example, 3128",
    "'  proxy   proxy.example:3128 ; DIRECT', proxy.example, 3128",
    "HTTP proxy.example:8080, proxy.example, 8080",
    "PROXY proxy.example, proxy.example, 80",
    "'SOCKS5 socks.example:1080; PROXY proxy.example:3128', proxy.example, 3128",
    "'HTTPS tls.example:443; PROXY proxy.example:3128', proxy.example, 3128",
    "PROXY [2001:db8::1]:3128, 2001:db8::1, 3128",
    "'PROXY a.example:1; PROXY b.example:2', a.example, 1"
  })
  void takesTheFirstProxyThatItCanUse(String result, String host, int port) throws Exception {
    assertThat(PacResult.first(result)).contains(new ProxyAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIRECT", " direct ;", "SOCKS s.example:1; DIRECT", "", " "})
  void connectsDirectly(String result) throws Exception {
    assertThat(PacResult.first(result)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY",
        "PROXY proxy.example:0",
        "PROXY proxy.example:65536",
        "PROXY proxy.example:x",
        "PROXY user:secret@proxy.example:3128",
        "PROXY http://proxy.example:3128/",
        "PROXY proxy.example:3128 extra",
        "PROXY \u9280\u884c:1",
        "SOCKS socks.example:1080",
        "nonsense",
        "PROXY a:1\nPROXY b:2",
        ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;"
      })
  void refusesAnyOtherResult(String result) {
    assertThatExceptionOfType(PacException.class).isThrownBy(() -> PacResult.first(result));
  }

  @Test
  void readsAFile() throws Exception {
    Path file = script("return host == 'bank.example' ? 'PROXY p.example:1' : 'DIRECT'");
    ProxyRouting routing = ProxyRouting.pac(file.toUri());

    assertThat(routing.proxyFor("bank.example", 443)).contains(new ProxyAddress("p.example", 1));
    assertThat(routing.proxyFor("other.example", 443)).isEmpty();
  }

  @Test
  void takesAScriptFromNowhereElse() {
    for (String url : new String[] {"ftp://a.example/p", "jar:file:/a!/b", "data:,x", "p.pac"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> ProxyRouting.pac(URI.create(url)));
    }
  }

  @Test
  void asksTheScriptOnceForAHost() {
    AtomicInteger fetched = new AtomicInteger();
    PacProxyRouting routing =
        new PacProxyRouting(
            () -> {
              fetched.incrementAndGet();
              return function("return 'PROXY p.example:1'");
            },
            NO_NAMES,
            Clock.fixed(NOW, ZoneOffset.UTC));

    for (int i = 0; i < 100; i++) {
      assertThat(routing.proxyFor("host" + i, 443)).isPresent();
    }
    assertThat(fetched).hasValue(1);
  }

  @Test
  void connectsDirectlyWhileTheScriptCanNotBeReadAndTriesAgain() {
    AtomicInteger fetched = new AtomicInteger();
    MovingClock clock = new MovingClock();
    PacProxyRouting routing =
        new PacProxyRouting(
            () -> {
              if (fetched.incrementAndGet() == 1) {
                throw new IOException("not there yet");
              }
              return function("return 'PROXY p.example:1'");
            },
            NO_NAMES,
            clock);

    assertThat(routing.proxyFor("bank.example", 443)).isEmpty();
    assertThat(routing.proxyFor("bank.example", 443)).isEmpty();
    assertThat(fetched).hasValue(1);
    clock.now = NOW.plus(Duration.ofMinutes(2));
    assertThat(routing.proxyFor("bank.example", 443)).isPresent();
  }

  @Test
  void connectsDirectlyIfTheScriptFails() {
    PacProxyRouting routing =
        new PacProxyRouting(
            () -> function("while (true) {}"), NO_NAMES, Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(routing.proxyFor("bank.example", 443)).isEmpty();
  }

  @Test
  void fetchesAScriptOverHttp() throws Exception {
    assertThat(fetched(exchange -> send(exchange, 200, function("return 'DIRECT'"))))
        .contains("FindProxyForURL");
  }

  @Test
  void followsNoRedirectAndTakesNoPageOfAnError() {
    assertRefused(
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/other");
          send(exchange, 302, "");
        });
    assertRefused(exchange -> send(exchange, 404, function("return 'DIRECT'")));
  }

  @Test
  void endsAnEndlessScript() {
    assertRefused(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[64 * 1024];
          for (int i = 0; i < 1_000; i++) {
            exchange.getResponseBody().write(chunk);
          }
        });
  }

  @Test
  void endsAScriptThatTrickles() {
    assertRefused(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 1_000; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
          }
        });
  }

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static void assertRefused(Answer answer) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> fetched(answer));
  }

  private static String fetched(Answer answer) throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.start();
    try {
      URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/proxy.pac");
      return new PacFetcher(url, Duration.ofSeconds(5), Duration.ofMillis(500)).fetch();
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  @Test
  void aServerThatSendsItsHeaderByteByByteDoesNotHoldTheAppForEver() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> trickle(door));
      server.start();
      URI url = URI.create("http://127.0.0.1:" + door.getLocalPort() + "/proxy.pac");
      PacFetcher fetcher = new PacFetcher(url, Duration.ofSeconds(5), Duration.ofMillis(500));

      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> assertThatExceptionOfType(IOException.class).isThrownBy(fetcher::fetch));
      server.join();
    }
  }

  /** Never says all of its header; ends when the other side has gone. */
  private static void trickle(ServerSocket door) {
    try (Socket visitor = door.accept()) {
      OutputStream out = visitor.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write('x');
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    } catch (IOException e) {
      // The fetcher has gone, as it should.
      return;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://another-host/share/proxy.pac", "file:proxy.pac"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has files on other hosts")
  void aFileThatThisSystemCanNotHaveIsNoScript(String url) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> PacFetcher.of(URI.create(url)).fetch());
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private Path script(String body) throws IOException {
    return Files.writeString(folder.resolve("proxy.pac"), function(body));
  }

  private static String function(String body) {
    return "function FindProxyForURL(url, host) { " + body + " }";
  }

  private static final class MovingClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException("one zone");
    }
  }
}
