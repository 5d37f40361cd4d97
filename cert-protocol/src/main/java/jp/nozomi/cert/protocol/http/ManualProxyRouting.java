package jp.nozomi.cert.protocol.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One proxy and the hosts that do without it. */
record ManualProxyRouting(ProxyAddress proxy, List<String> exceptions) implements ProxyRouting {
  private static final String LOCAL = "<local>";

  ManualProxyRouting {
    exceptions = exceptions.stream().map(entry -> entry.strip().toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public Optional<ProxyAddress> proxyFor(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    return exceptions.stream().anyMatch(entry -> covers(entry, name))
        ? Optional.empty()
        : Optional.of(proxy);
  }

  private static boolean covers(String entry, String name) {
    if (entry.equals(LOCAL)) {
      return name.indexOf('.') < 0 && name.indexOf(':') < 0;
    }
    if (entry.startsWith("*.")) {
      return name.endsWith(entry.substring(1)) || name.equals(entry.substring(2));
    }
    return name.equals(entry);
  }
}
