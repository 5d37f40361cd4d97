package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import jp.nozomi.cert.protocol.http.HttpCaller;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.update.MirrorFault;
import jp.nozomi.cert.testkit.update.UpdateServer;
import jp.nozomi.cert.update.port.FetchRequest;
import jp.nozomi.cert.update.port.FetchResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerFetcherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private FakeBank bank;
  private UpdateServer server;
  private HttpCaller caller;

  @BeforeEach
  void open() throws IOException {
    bank = FakeBank.builder().start();
    server = bank.openUpdateServer();
    caller = callerTrusting(List.of(bank.serverCa()));
  }

  @AfterEach
  void close() throws IOException {
    caller.close();
    bank.close();
    other.shutdownNow();
  }

  private static HttpCaller callerTrusting(List<java.security.cert.X509Certificate> authorities) {
    return new HttpCaller(
        HttpSettings.defaults(), authorities, new SecureRandom(), ProxyAuthenticator.none());
  }

  private FetchResponse get(String file, Duration patience) throws IOException {
    URI uri = server.mirror().metadata().resolve(file);
    return new CallerFetcher(caller).fetch(new FetchRequest(uri, Map.of(), patience));
  }

  @Test
  void givesStatusHeadersAndBody() throws Exception {
    try (FetchResponse response = get("timestamp.json", PATIENCE)) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Accept-Ranges")).contains("bytes");
      assertThat(response.header("X-Nothing")).isEmpty();
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"timestamp\"");
    }
  }

  @Test
  void leavesAContentCodingAlone() throws Exception {
    byte[] gzip = {31, -117, 8, 0};
    server.mirror().fault("timestamp", MirrorFault.compressed(gzip));
    try (FetchResponse response = get("timestamp.json", PATIENCE)) {
      assertThat(response.header("content-encoding")).contains("gzip");
      assertThat(response.body().readAllBytes()).isEqualTo(gzip);
    }
  }

  @Test
  void endsWaitingForAReplyThatDoesNotBegin() {
    server.mirror().fault("timestamp", (request, body, reply) -> reply.idle(600_000));

    assertThatThrownBy(() -> get("timestamp.json", Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void closingFromAnotherThreadEndsABlockedRead() throws Exception {
    server.mirror().fault("timestamp", MirrorFault.silent());
    try (FetchResponse response = get("timestamp.json", PATIENCE)) {
      CompletableFuture<Throwable> read =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> response.body().readNBytes(1)), other);
      CompletableFuture.runAsync(
              () -> {
                try {
                  response.close();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .get(60, TimeUnit.SECONDS);

      assertThat(read.get(60, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void tellsAServerThatIsNotTrusted() {
    caller.close();
    caller = callerTrusting(List.of(bank.clientCa()));

    assertThatThrownBy(() -> get("timestamp.json", PATIENCE)).isInstanceOf(SSLException.class);
  }

  @Test
  void tellsAServerThatIsNotThere() throws Exception {
    server.close();

    assertThatThrownBy(() -> get("timestamp.json", PATIENCE)).isInstanceOf(ConnectException.class);
  }
}
