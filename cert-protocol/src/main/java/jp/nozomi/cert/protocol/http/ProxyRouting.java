package jp.nozomi.cert.protocol.http;

import java.net.ProxySelector;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides which proxy, if any, leads to a host: the one decision for bank, CA and updater.
 *
 * <p>Implementations are thread-safe and quick, or bound their own time.
 */
@FunctionalInterface
public interface ProxyRouting {
  /**
   * Decides for one host.
   *
   * @param host the host name or address, in lower case
   * @param port the port
   * @return the proxy, or empty to connect directly
   */
  Optional<ProxyAddress> proxyFor(String host, int port);

  /**
   * Always connects directly.
   *
   * @return the decision
   */
  static ProxyRouting direct() {
    return (host, port) -> Optional.empty();
  }

  /**
   * Uses one proxy, except for some hosts.
   *
   * @param proxy the proxy
   * @param exceptions the hosts that are connected directly: a name, {@code *.domain} for a domain
   *     and what is below it, an address or a network such as {@code 10.0.0.0/8} or {@code
   *     2001:db8::/32}, or {@code <local>} for names without a dot
   * @return the decision
   */
  static ProxyRouting manual(ProxyAddress proxy, List<String> exceptions) {
    return new ManualProxyRouting(proxy, exceptions);
  }

  /**
   * Follows a proxy auto-configuration script, which is fetched when it is first needed.
   *
   * <p>The script is told the host and nothing else of a URL. While it can not be read, or fails,
   * the way is direct. Of what it returns the first HTTP proxy or {@code DIRECT} counts.
   *
   * @param script where it is: http, https or file
   * @return the decision, kept for a while for each host
   * @throws IllegalArgumentException if the URL is of another kind
   */
  static ProxyRouting pac(URI script) {
    return new PacProxyRouting(
        PacFetcher.of(script),
        new SystemPacResolver(Duration.ofSeconds(2)),
        Clock.systemDefaultZone());
  }

  /**
   * Follows the system: the JDK's proxy selector, then https_proxy and no_proxy.
   *
   * <p>The selector knows the desktop's settings only if the process was started with {@code
   * -Djava.net.useSystemProxies=true}.
   *
   * @return the decision, by the settings as they are at each call
   */
  static ProxyRouting system() {
    return (host, port) ->
        new SystemProxyRouting(ProxySelector.getDefault(), System.getenv()).proxyFor(host, port);
  }
}
