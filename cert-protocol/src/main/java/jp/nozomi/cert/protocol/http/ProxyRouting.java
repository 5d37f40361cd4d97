package jp.nozomi.cert.protocol.http;

import java.net.ProxySelector;
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
   *     and what is below it, or {@code <local>} for names without a dot
   * @return the decision
   */
  static ProxyRouting manual(ProxyAddress proxy, List<String> exceptions) {
    return new ManualProxyRouting(proxy, exceptions);
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
