package jp.nozomi.cert.protocol.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.failure.ConnectionException.Reason;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests as one TLS client: without a certificate, or with a certain one.
 *
 * <p>Thread-safe. A 407 never reaches the caller: the proxy's login is asked for, and the request,
 * of which the server has seen nothing, goes on.
 */
public final class Connector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

  /** The longest message of the wire protocol, section 1. */
  private static final int MAX_BODY = 256 * 1024;

  private static final int MAX_PROXY_LOGINS = 5;

  private final HttpStack stack;
  private final CloseableHttpClient client;
  private final boolean withClientCertificate;
  private final boolean owner;

  Connector(HttpStack stack, CloseableHttpClient client, boolean withClientCertificate) {
    this(stack, client, withClientCertificate, true);
  }

  private Connector(
      HttpStack stack, CloseableHttpClient client, boolean withClientCertificate, boolean owner) {
    this.stack = stack;
    this.client = client;
    this.withClientCertificate = withClientCertificate;
    this.owner = owner;
  }

  /**
   * Gives the same client to somebody who closes what he used.
   *
   * @return a connector whose closing leaves the connections open
   */
  public Connector borrowed() {
    return new Connector(stack, client, withClientCertificate, false);
  }

  /**
   * Sends a request and reads the whole reply.
   *
   * @param call the request
   * @param proxyLogin is asked when a proxy wants a login
   * @param interruption ends the exchange early
   * @return the reply, whatever its status
   * @throws CodedException if there is no complete reply within the bounds
   */
  public Reply exchange(Call call, ProxyAuthenticator proxyLogin, Interruption interruption)
      throws CodedException {
    try (Exchange exchange = open(call, stack.settings().deadline(), proxyLogin, interruption)) {
      byte[] body = read(exchange);
      stack.observer().at(ExchangeObserver.Point.REPLIED, call.method(), call.uri().getRawPath());
      return new Reply(exchange.status(), exchange.headers(), body);
    }
  }

  /**
   * Sends a request and leaves the reply's body to be read.
   *
   * @param call the request
   * @param deadline the longest exchange, the reading of the body included
   * @param proxyLogin is asked when a proxy wants a login
   * @param interruption ends the exchange early
   * @return the exchange, to be closed
   * @throws CodedException if no reply begins within the bounds
   */
  public Exchange open(
      Call call, Duration deadline, ProxyAuthenticator proxyLogin, Interruption interruption)
      throws CodedException {
    Optional<ProxyAddress> proxy =
        stack.settings().proxies().proxyFor(call.uri().getHost(), port(call));
    for (int logins = 0; ; logins++) {
      Optional<ProxyCredentialsProvider> provider =
          proxy.map(address -> new ProxyCredentialsProvider(address, stack.logins()));
      try {
        return begin(call, deadline, provider, interruption);
      } catch (ProxyLoginNeededException e) {
        ProxyAddress asking = proxy.orElseThrow(() -> refused(Reason.PROXY_REFUSED, e));
        boolean rejected = stack.logins().forget(asking);
        if (logins == MAX_PROXY_LOGINS) {
          throw refused(Reason.PROXY_CREDENTIALS_WRONG, e);
        }
        if (provider.flatMap(ProxyCredentialsProvider::realm).isEmpty() && !e.offersLogin()) {
          throw refused(Reason.PROXY_AUTHENTICATION_UNSUPPORTED, e);
        }
        ProxyLogin login =
            proxyLogin
                .login(asking, provider.flatMap(ProxyCredentialsProvider::realm), rejected)
                .orElseThrow(() -> refused(Reason.PROXY_CREDENTIALS_WRONG, e));
        stack.logins().remember(asking, login);
      }
    }
  }

  /** Closes the connections. */
  @Override
  public void close() {
    if (!owner) {
      return;
    }
    try {
      client.close();
    } catch (IOException e) {
      LOG.debug("closing connections: {}", e.toString());
    }
  }

  private Exchange begin(
      Call call,
      Duration deadline,
      Optional<ProxyCredentialsProvider> proxy,
      Interruption interruption)
      throws ConnectionException, ProxyLoginNeededException {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
    call.headers().forEach(request::setHeader);
    call.body()
        .ifPresent(
            body ->
                request.setEntity(
                    new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType()))));
    HttpClientContext context = HttpClientContext.create();
    context.setCredentialsProvider(proxy.isPresent() ? proxy.get() : (scope, unused) -> null);
    long began = System.nanoTime();
    Exchange.Guard guard = Exchange.Guard.over(request, deadline, stack.deadlines(), interruption);
    Optional<Exchange> opened = Optional.empty();
    try {
      HttpHost target = new HttpHost("https", call.uri().getHost(), port(call));
      ClassicHttpResponse response = client.executeOpen(target, request, context);
      Exchange exchange = new Exchange(response, guard, withClientCertificate);
      LOG.debug(
          "{} -> {} in {} ms",
          call,
          response.getCode(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
      if (context.getSSLSession() == null) {
        refused(exchange, response);
      }
      opened = Optional.of(exchange);
      return exchange;
    } catch (IOException e) {
      LOG.debug("{} failed: {}", call, e.toString());
      throw guard.failure(e, withClientCertificate);
    } catch (IllegalStateException e) {
      // An abort in the middle of a handshake takes the library's endpoint away under its feet.
      if (!guard.hasFired()) {
        throw e;
      }
      throw guard.failure(new IOException("aborted", e), withClientCertificate);
    } finally {
      if (opened.isEmpty()) {
        guard.close();
      }
    }
  }

  /** What came before TLS is the proxy's refusal to connect, whatever it says: not the bank's. */
  private static void refused(Exchange exchange, ClassicHttpResponse response)
      throws ConnectionException, ProxyLoginNeededException {
    exchange.close();
    if (response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      throw new ProxyLoginNeededException(response);
    }
    throw ConnectionException.proxyRefused(response.getCode());
  }

  private static byte[] read(Exchange exchange) throws ConnectionException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (InputStream in = exchange.body()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (body.size() + count > MAX_BODY) {
          exchange.abandon();
          throw new ConnectionException(
              Reason.REPLY_TOO_LONG, "more than " + MAX_BODY + " bytes", null);
        }
        body.write(buffer, 0, count);
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw exchange.failure(e);
    }
  }

  private static ConnectionException refused(Reason reason, Exception cause) {
    return new ConnectionException(reason, "proxy authentication", cause);
  }

  private static int port(Call call) {
    return call.uri().getPort() < 0 ? 443 : call.uri().getPort();
  }
}
