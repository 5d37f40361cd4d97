package jp.nozomi.cert.protocol.http;

import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.Origin;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.failure.ConnectionException.Reason;
import jp.nozomi.cert.protocol.transport.Call;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.ExchangeObserver;
import jp.nozomi.cert.protocol.transport.HttpStack;
import jp.nozomi.cert.protocol.transport.Patience;

/**
 * Sends requests whose replies are streamed, over the same stack as enrolment: for the updater.
 *
 * <p>Thread-safe. Follows no redirect, retries nothing, decodes nothing.
 */
public final class HttpCaller implements AutoCloseable {
  private final HttpStack stack;
  private final Connector connector;
  private final ProxyAuthenticator proxyLogin;

  /**
   * Makes a caller that is not connected to anything.
   *
   * @param settings bounds and proxies
   * @param anchors whom servers' certificates must lead to; empty for the runtime's bundled roots
   * @param random the source of randomness for TLS
   * @param proxyLogin is asked when a proxy wants a login
   */
  public HttpCaller(
      HttpSettings settings,
      List<X509Certificate> anchors,
      SecureRandom random,
      ProxyAuthenticator proxyLogin) {
    this.stack = new HttpStack(settings, anchors, Set.of(), random, ExchangeObserver.NONE);
    this.connector = stack.connector(Optional.empty());
    this.proxyLogin = proxyLogin;
  }

  /**
   * Sends a request without a body.
   *
   * @param method the method, for example GET
   * @param url an absolute https URL
   * @param headers header fields by name
   * @param patience the longest wait for the reply to begin, the time that a user takes to log in
   *     at a proxy not counted
   * @param deadline the longest exchange, the reading of the body included
   * @return the reply, to be closed
   * @throws CodedException if no reply begins within the bounds
   */
  public StreamedReply call(
      String method, URI url, Map<String, String> headers, Duration patience, Duration deadline)
      throws CodedException {
    // Refuses what is not https.
    Origin.of(url);
    Call call = new Call(method, url, headers, Optional.empty());
    Patience waiting = stack.patience(patience);
    try {
      return new StreamedReply(connector.open(call, deadline, proxyLogin, waiting));
    } catch (ConnectionException e) {
      // Nothing else interrupts it.
      throw e.reason() == Reason.ABORTED
          ? new ConnectionException(Reason.TIMED_OUT, "no reply began in time", e)
          : e;
    } finally {
      waiting.replied();
    }
  }

  /** Closes the connections. */
  @Override
  public void close() {
    connector.close();
    stack.close();
  }
}
