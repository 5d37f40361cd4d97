package jp.nozomi.cert.protocol.http;

import java.time.Duration;

/**
 * How long, how often and through which proxy the client tries.
 *
 * @param connectTimeout the longest attempt to connect to one address
 * @param responseTimeout the longest silence of the server, the TLS handshake included
 * @param deadline the longest whole exchange, from the first byte sent to the last one read; a body
 *     that trickles ends here
 * @param attempts how often an exchange is tried when repeating is harmless
 * @param longestWait the longest wait that a server's Retry-After can cause, in one piece
 * @param proxies decides which proxy leads to a host
 */
public record HttpSettings(
    Duration connectTimeout,
    Duration responseTimeout,
    Duration deadline,
    int attempts,
    Duration longestWait,
    ProxyRouting proxies) {
  /**
   * Checks the bounds.
   *
   * @param connectTimeout more than zero
   * @param responseTimeout more than zero
   * @param deadline more than zero
   * @param attempts at least 1
   * @param longestWait zero or more
   * @param proxies decides which proxy leads to a host
   * @throws IllegalArgumentException if a bound is wrong
   */
  public HttpSettings {
    requirePositive(connectTimeout);
    requirePositive(responseTimeout);
    requirePositive(deadline);
    if (attempts < 1 || longestWait.isNegative()) {
      throw new IllegalArgumentException("attempts or wait out of bounds");
    }
  }

  /**
   * Gives settings for people who wait: no proxy, three attempts, a minute for one exchange.
   *
   * @return the settings
   */
  public static HttpSettings defaults() {
    return new HttpSettings(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        3,
        Duration.ofSeconds(60),
        ProxyRouting.direct());
  }

  /**
   * Changes the proxy decision.
   *
   * @param routing the decision
   * @return a copy with it
   */
  public HttpSettings withProxies(ProxyRouting routing) {
    return new HttpSettings(
        connectTimeout, responseTimeout, deadline, attempts, longestWait, routing);
  }

  /**
   * Changes the bounds of one exchange.
   *
   * @param connect the longest attempt to connect
   * @param response the longest silence
   * @param whole the longest whole exchange
   * @return a copy with them
   */
  public HttpSettings withTimeouts(Duration connect, Duration response, Duration whole) {
    return new HttpSettings(connect, response, whole, attempts, longestWait, proxies);
  }

  /**
   * Changes the bounds of trying again.
   *
   * @param tries how often an exchange is tried
   * @param wait the longest wait for a Retry-After
   * @return a copy with them
   */
  public HttpSettings withRetries(int tries, Duration wait) {
    return new HttpSettings(connectTimeout, responseTimeout, deadline, tries, wait, proxies);
  }

  private static void requirePositive(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("a time-out that is not positive");
    }
  }
}
