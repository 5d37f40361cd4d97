package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;

/** Sends messages to a bank with the JDK's client, which shares nothing with the fake one. */
final class WireClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** For hundreds of fake banks that begin together on a busy machine. */
  private static final Duration PATIENCE_WITH_A_FAKE = Duration.ofMinutes(5);

  private final HttpClient http;
  private final Duration patience;

  private WireClient(SSLContext tls, Duration patience) {
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls)
            .connectTimeout(patience)
            .build();
  }

  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    JsonObject json() throws JsonException {
      return new JsonReader(JsonLimits.MESSAGE).readObject(response.body());
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String problem() throws JsonException {
      return json().string("type").replace("urn:nozomi:cert-enroll:", "");
    }
  }

  static WireClient plain(FakeBank bank) throws IOException {
    return new WireClient(context(bank), PATIENCE_WITH_A_FAKE);
  }

  /** Trusts one authority; without it, those of the JDK. */
  static WireClient plain(Optional<X509Certificate> authority) throws IOException {
    return new WireClient(context(authority, Optional.empty(), new X509Certificate[0]), PATIENCE);
  }

  static WireClient with(FakeBank bank, KeyPair key, X509Certificate... chain) throws IOException {
    return new WireClient(
        context(Optional.of(bank.serverCa()), Optional.of(key), chain), PATIENCE_WITH_A_FAKE);
  }

  static WireClient with(Optional<X509Certificate> authority, KeyPair key, X509Certificate... chain)
      throws IOException {
    return new WireClient(context(authority, Optional.of(key), chain), PATIENCE);
  }

  static SSLContext context(FakeBank bank) throws IOException {
    return context(Optional.of(bank.serverCa()), Optional.empty(), new X509Certificate[0]);
  }

  private static SSLContext context(
      Optional<X509Certificate> authority, Optional<KeyPair> key, X509Certificate[] chain)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(key.isPresent() ? keys(key.get(), chain) : null, trust(authority), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK speaks TLS", e);
    }
  }

  static TrustManager[] trust(FakeBank bank) throws IOException, GeneralSecurityException {
    return trust(Optional.of(bank.serverCa()));
  }

  /** Trusts one authority, or those of the runtime. */
  private static TrustManager[] trust(Optional<X509Certificate> authority)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authority.isPresent() ? trusting(authority.get()) : null);
    return trust.getTrustManagers();
  }

  private static KeyStore trusting(X509Certificate authority)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("bank", authority);
    return trusted;
  }

  static KeyManager[] keys(KeyPair key, X509Certificate... chain)
      throws IOException, GeneralSecurityException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry("own", key.getPrivate(), new char[0], (Certificate[]) chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, new char[0]);
    return keys.getKeyManagers();
  }

  Answer get(String url) throws IOException, InterruptedException {
    return send("GET", url, Optional.empty(), new byte[0]);
  }

  Answer send(String method, String url, Optional<String> token, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(patience)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", contentType(url));
    }
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  private static String contentType(String url) {
    return url.endsWith("/recover") || url.endsWith("/confirm")
        ? "application/jose+json"
        : "application/json";
  }

  Answer send(String method, String url, Optional<String> token, JsonObject message)
      throws IOException, InterruptedException {
    return send(method, url, token, JsonWriter.compact(message));
  }
}
