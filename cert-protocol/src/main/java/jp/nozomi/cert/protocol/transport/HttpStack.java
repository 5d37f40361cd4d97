package jp.nozomi.cert.protocol.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.protocol.http.HttpSettings;
import org.apache.hc.client5.http.auth.AuthSchemeFactory;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicSchemeFactory;
import org.apache.hc.client5.http.impl.auth.DigestSchemeFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all connections of one client share: settings, trust, proxy logins and deadlines.
 *
 * <p>Thread-safe.
 */
public final class HttpStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpStack.class);
  private static final Http1Config MESSAGES =
      Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(16 * 1024).build();

  private final HttpSettings settings;
  private final ServerTrust trust;
  private final SecureRandom random;
  private final ExchangeObserver observer;
  private final ProxyLogins logins = new ProxyLogins();
  private final Deadlines deadlines = new Deadlines();

  /**
   * Makes a stack that is not connected to anything.
   *
   * @param settings bounds and proxies
   * @param anchors whom servers' certificates must lead to; empty for the runtime's bundled roots
   * @param pins the keys of which servers must have one; empty for any
   * @param random the source of randomness for TLS
   * @param observer is told how far exchanges get
   */
  public HttpStack(
      HttpSettings settings,
      List<X509Certificate> anchors,
      Set<PublicKeyHash> pins,
      SecureRandom random,
      ExchangeObserver observer) {
    this(settings, ServerTrust.of(anchors, pins), random, observer);
  }

  private HttpStack(
      HttpSettings settings, ServerTrust trust, SecureRandom random, ExchangeObserver observer) {
    this.settings = settings;
    this.trust = trust;
    this.random = random;
    this.observer = observer;
  }

  /**
   * Loads what a connection needs, by making a client that trusts nobody and is never connected.
   *
   * @throws IOException if there is no socket to be had
   */
  public static void loadAhead() throws IOException {
    try (HttpStack stack =
            new HttpStack(
                HttpSettings.defaults(),
                ServerTrust.nobody(),
                new SecureRandom(),
                ExchangeObserver.NONE);
        Connector client = stack.connector(Optional.empty());
        Socket socket = stack.context(Optional.empty()).getSocketFactory().createSocket()) {
      LOG.trace("{} {}", client, socket);
    }
  }

  /**
   * Makes a TLS client with its own connections.
   *
   * @param credential the certificate that it shows when it is asked; empty for none
   * @return the client, to be closed
   */
  public Connector connector(Optional<ClientCredential> credential) {
    return connector(credential, TlsObserver.NONE);
  }

  /**
   * Makes a TLS client whose handshakes are watched.
   *
   * @param credential the certificate that it shows when it is asked; empty for none
   * @param handshakes is told of each handshake
   * @return the client, to be closed
   */
  public Connector connector(Optional<ClientCredential> credential, TlsObserver handshakes) {
    boolean tls13 = credential.map(ClientCredential::tls13).orElse(true);
    String[] protocols = tls13 ? new String[] {"TLSv1.3", "TLSv1.2"} : new String[] {"TLSv1.2"};
    TlsSocketStrategy tls =
        new DefaultClientTlsStrategy(
            context(credential),
            protocols,
            null,
            SSLBufferMode.STATIC,
            HostnameVerificationPolicy.BOTH,
            HttpsSupport.getDefaultHostnameVerifier());
    return new Connector(
        this, client(connections(watched(tls, handshakes))), credential.isPresent());
  }

  /** Forgets the proxy logins and stops watching deadlines. */
  @Override
  public void close() {
    logins.close();
    deadlines.close();
  }

  HttpSettings settings() {
    return settings;
  }

  ProxyLogins logins() {
    return logins;
  }

  /**
   * Makes a bound for the beginning of a reply.
   *
   * @param time the longest wait
   * @return the bound, for one exchange
   */
  public Patience patience(Duration time) {
    return new Patience(time, deadlines);
  }

  Deadlines deadlines() {
    return deadlines;
  }

  ExchangeObserver observer() {
    return observer;
  }

  private static TlsSocketStrategy watched(TlsSocketStrategy tls, TlsObserver handshakes) {
    return (socket, target, port, attachment, context) -> {
      handshakes.began();
      SSLSocket secured = tls.upgrade(socket, target, port, attachment, context);
      handshakes.secured(secured.getSession());
      return secured;
    };
  }

  private SSLContext context(Optional<ClientCredential> credential) {
    KeyManager[] keys =
        credential.map(shown -> new KeyManager[] {shown.keyManager()}).orElse(new KeyManager[0]);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {trust}, random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private PoolingHttpClientConnectionManager connections(TlsSocketStrategy tls) {
    Timeout response = Timeout.of(settings.responseTimeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(tls)
        .setConnectionFactory(this::connection)
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(response).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(response)
                .build())
        .build();
  }

  private QuietConnection connection(java.net.@Nullable Socket socket) throws java.io.IOException {
    QuietConnection connection = new QuietConnection(MESSAGES, observer);
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  private CloseableHttpClient client(PoolingHttpClientConnectionManager connections) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setRoutePlanner(routes())
        .setDefaultAuthSchemeRegistry(
            RegistryBuilder.<AuthSchemeFactory>create()
                .register(StandardAuthScheme.DIGEST, DigestSchemeFactory.INSTANCE)
                .register(StandardAuthScheme.BASIC, BasicSchemeFactory.INSTANCE)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setProxyPreferredAuthSchemes(
                    List.of(StandardAuthScheme.DIGEST, StandardAuthScheme.BASIC))
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableConnectionState()
        .build();
  }

  private HttpRoutePlanner routes() {
    return new DefaultRoutePlanner(null) {
      @Override
      protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return settings
            .proxies()
            .proxyFor(target.getHostName(), target.getPort())
            .map(proxy -> new HttpHost("http", proxy.host(), proxy.port()))
            .orElse(null);
      }
    };
  }
}
