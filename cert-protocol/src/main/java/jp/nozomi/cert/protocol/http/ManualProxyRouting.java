package jp.nozomi.cert.protocol.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One proxy and the hosts that do without it. */
final class ManualProxyRouting implements ProxyRouting {
  private final ProxyAddress proxy;
  private final List<HostPattern> exceptions;

  ManualProxyRouting(ProxyAddress proxy, List<String> exceptions) {
    this.proxy = proxy;
    this.exceptions =
        exceptions.stream()
            .map(entry -> new HostPattern(entry.strip().toLowerCase(Locale.ROOT)))
            .toList();
  }

  @Override
  public Optional<ProxyAddress> proxyFor(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    return exceptions.stream().anyMatch(entry -> entry.covers(name))
        ? Optional.empty()
        : Optional.of(proxy);
  }
}
