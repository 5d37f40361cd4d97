package jp.nozomi.cert.protocol.enroll;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.certificate.TrustAnchors;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.Origin;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.protocol.transport.TestTls;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.ca.HeldCertificate;

/**
 * Stands between client and fake bank and meddles: for what no honest bank sends.
 *
 * <p>Sessions and certificates go through it, signed messages past it. The profile that it gives
 * trusts its server and, for client certificates, its own authority beside the bank's.
 */
final class Meddler implements AutoCloseable {
  private static final Pattern CSR = Pattern.compile("\"request\":\"([A-Za-z0-9+/=]+)\"");

  final HeldCertificate authority =
      HeldCertificate.builder().subject("CN=Meddler CA").authority().build();
  private final FakeBank bank;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient forward;
  private volatile Trick trick = (exchange, path) -> false;
  private volatile Optional<Function<CertificateRequest, String>> forgery = Optional.empty();
  private volatile Optional<CertificateRequest> request = Optional.empty();

  /** Handles an exchange itself, or leaves it to be forwarded. */
  @FunctionalInterface
  interface Trick {
    boolean handles(HttpExchange exchange, String path) throws IOException;
  }

  Meddler(FakeBank bank) throws Exception {
    this.bank = bank;
    HeldCertificate identity =
        HeldCertificate.builder()
            .subject("CN=localhost")
            .issuedBy(authority)
            .forServers("localhost")
            .build();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TestTls.server(identity)));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    forward = HttpClient.newBuilder().sslContext(TestTls.trusting(bank.serverCa())).build();
  }

  Meddler doing(Trick what) {
    trick = what;
    return this;
  }

  /** Answers every request for a path that ends so with a fixed reply. */
  Meddler answering(String end, int status, String contentType, String body) {
    return doing(
        (exchange, path) -> {
          if (!path.endsWith(end)) {
            return false;
          }
          exchange.getResponseHeaders().set("Content-Type", contentType);
          send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
          return true;
        });
  }

  /** Gives another chain in place of the bank's. */
  Meddler forging(Function<CertificateRequest, String> chain) {
    forgery = Optional.of(chain);
    return this;
  }

  String origin() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  BankProfile profile() throws Exception {
    BankProfile honest = Desk.profile(bank);
    java.util.Set<Origin> origins = new java.util.HashSet<>(honest.server().origins());
    origins.add(Origin.of(URI.create(origin())));
    java.util.List<X509Certificate> servers = new java.util.ArrayList<>(honest.trust().server());
    servers.add(authority.certificate());
    java.util.List<X509Certificate> clients =
        new java.util.ArrayList<>(honest.trust().client().certificates());
    clients.add(authority.certificate());
    return new BankProfile(
        honest.bankCode(),
        honest.name(),
        honest.appName(),
        honest.urlScheme(),
        new BankProfile.Server(
            URI.create(origin() + "/.well-known/cert-enroll"),
            origins,
            honest.server().pageHosts()),
        new BankProfile.Trust(servers, new TrustAnchors(clients)),
        honest.policy(),
        honest.loginId(),
        honest.password(),
        honest.loginPage(),
        honest.support(),
        honest.update());
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (trick.handles(exchange, path)) {
      return;
    }
    byte[] sent;
    try (InputStream in = exchange.getRequestBody()) {
      sent = in.readAllBytes();
    }
    Matcher csr = CSR.matcher(new String(sent, StandardCharsets.UTF_8));
    if (csr.find()) {
      request = Optional.of(CertificateRequest.ofDer(Base64.getDecoder().decode(csr.group(1))));
    }
    if (path.endsWith("/certificate") && forgery.isPresent()) {
      exchange.getResponseHeaders().set("Content-Type", "application/pem-certificate-chain");
      byte[] chain = forgery.get().apply(request.orElseThrow()).getBytes(StandardCharsets.UTF_8);
      send(exchange, 200, chain);
      return;
    }
    relay(exchange, path, sent);
  }

  private void relay(HttpExchange exchange, String path, byte[] sent) throws IOException {
    HttpRequest.Builder outgoing =
        HttpRequest.newBuilder(URI.create(bank.baseUrl() + path))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
    for (String name : new String[] {"Authorization", "Content-Type"}) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> outgoing.header(name, value));
    }
    try {
      HttpResponse<String> reply =
          forward.send(outgoing.build(), HttpResponse.BodyHandlers.ofString());
      reply
          .headers()
          .firstValue("content-type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      reply
          .headers()
          .firstValue("trace-id")
          .ifPresent(id -> exchange.getResponseHeaders().set("Trace-Id", id));
      send(exchange, reply.statusCode(), rewritten(reply.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private byte[] rewritten(String body) {
    return body.replace(bank.baseUrl() + "/enroll/sessions", origin() + "/enroll/sessions")
        .replaceAll(
            Pattern.quote(bank.baseUrl()) + "(/enroll/orders/[0-9a-f-]+/certificate)",
            origin() + "$1")
        .getBytes(StandardCharsets.UTF_8);
  }
}
