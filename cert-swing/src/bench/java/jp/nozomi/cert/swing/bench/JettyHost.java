package jp.nozomi.cert.swing.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.BankPolicy;
import jp.nozomi.cert.testkit.bank.Journal;
import jp.nozomi.cert.testkit.bank.RandomTokens;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.TlsIdentity;
import jp.nozomi.cert.testkit.request.RequestLog;
import jp.nozomi.cert.testkit.wire.Origins;
import jp.nozomi.cert.testkit.wire.Router;
import jp.nozomi.cert.testkit.wire.ServiceState;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The fake bank's own handler, all of it, with Jetty's server in front. */
final class JettyHost implements EstHost {
  private static final Duration LIFE = Duration.ofDays(30);

  private final Server server = new Server();
  private final ServerConnector connector;
  private final HeldCertificate authority;
  private final Bank bank;

  JettyHost() throws Exception {
    Instant from = Instant.now().minus(Duration.ofDays(1));
    this.authority =
        HeldCertificate.builder()
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .subject("CN=Bench TLS CA")
            .serial(BigInteger.ONE)
            .valid(from, from.plus(LIFE))
            .authority()
            .build();
    this.connector = connector(from);
    server.addConnector(connector);
    RequestLog log = new RequestLog();
    Clock clock = Clock.systemUTC();
    Faults faults = new Faults(new SecureRandom());
    this.bank =
        new Bank(
            BankPolicy.standard(),
            clock,
            new SecureRandom(),
            Authority.create("Bench", KeySpec.EC_P256, new SecureRandom())
                .tellingStatusAt("http://localhost"),
            Journal.NONE,
            faults,
            state -> "");
    Origins origins = new Origins("https://localhost", "https://localhost", "https://localhost");
    Router router =
        new Router(
            bank,
            origins,
            new ServiceState(clock),
            new RandomTokens(new SecureRandom()),
            log,
            faults,
            Optional.empty());
    server.setHandler(new Bridge(router));
    server.start();
  }

  private ServerConnector connector(Instant from) {
    HeldCertificate own =
        HeldCertificate.builder()
            .keyPair(Keys.generate(KeySpec.EC_P256))
            .subject("CN=localhost")
            .serial(BigInteger.TWO)
            .valid(from, from.plus(LIFE))
            .forServers("localhost")
            .issuedBy(authority)
            .build();
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(
        new TlsIdentity(own.keyPair().getPrivate(), List.of(own.certificate())).context(List.of()));
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    ServerConnector made =
        new ServerConnector(server, new SslConnectionFactory(tls, http.getProtocol()), http);
    made.setHost("localhost");
    return made;
  }

  /** Hands Jetty's requests to the bank's handler. */
  private static final class Bridge extends Handler.Abstract {
    private final jp.nozomi.cert.testkit.http.Handler handler;

    Bridge(jp.nozomi.cert.testkit.http.Handler handler) {
      this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback done) throws IOException {
      Map<String, String> headers = new HashMap<>();
      for (HttpField field : request.getHeaders()) {
        headers.put(field.getName().toLowerCase(Locale.ROOT), field.getValue());
      }
      byte[] body = Content.Source.asInputStream(request).readAllBytes();
      Reply reply =
          handler.handle(
              new jp.nozomi.cert.testkit.http.Request(
                  false,
                  request.getMethod(),
                  request.getHttpURI().getPath(),
                  Map.of(),
                  headers,
                  body,
                  Optional.empty()));
      response.setStatus(reply.status());
      reply
          .headers()
          .forEach(header -> response.getHeaders().put(header.name(), header.value()));
      response.getHeaders().put("Content-Length", reply.body().length);
      response.write(true, ByteBuffer.wrap(reply.body()), done);
      return true;
    }
  }

  @Override
  public String estUrl() {
    return "https://localhost:" + connector.getLocalPort() + "/.well-known/est";
  }

  @Override
  public X509Certificate authority() {
    return authority.certificate();
  }

  @Override
  public String threads() {
    return "qtp";
  }

  @Override
  public void open(String loginId) {
    bank.accounts().open(Customer.of(loginId).build());
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
