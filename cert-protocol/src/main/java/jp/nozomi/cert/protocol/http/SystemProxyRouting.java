package jp.nozomi.cert.protocol.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the system says: the JDK's selector, which knows the desktop's settings when the process was
 * started with {@code java.net.useSystemProxies=true}, and else the usual environment variables.
 */
record SystemProxyRouting(ProxySelector selector, Map<String, String> environment)
    implements ProxyRouting {
  SystemProxyRouting {
    environment = Map.copyOf(environment);
  }

  @Override
  public Optional<ProxyAddress> proxyFor(String host, int port) {
    return selected(host, port).or(() -> fromEnvironment(host, port));
  }

  private Optional<ProxyAddress> selected(String host, int port) {
    List<Proxy> proxies = selector.select(url("https", host, port));
    return proxies.stream()
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .map(address -> new ProxyAddress(address.getHostString(), address.getPort()))
        .findFirst();
  }

  private Optional<ProxyAddress> fromEnvironment(String host, int port) {
    List<String> exceptions =
        variable("no_proxy").stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .flatMap(SystemProxyRouting::patterns)
            .toList();
    if (exceptions.contains("*")) {
      return Optional.empty();
    }
    return variable("https_proxy")
        .flatMap(SystemProxyRouting::address)
        .flatMap(proxy -> ProxyRouting.manual(proxy, exceptions).proxyFor(host, port));
  }

  private Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }

  /** In no_proxy a domain covers what is below it, with a leading dot or without. */
  private static Stream<String> patterns(String entry) {
    if (entry.equals("*")) {
      return Stream.of(entry);
    }
    String domain = entry.startsWith(".") ? entry.substring(1) : entry;
    return Stream.of(domain, "*." + domain);
  }

  /** A user name in the variable is not used: it would come with a password in the environment. */
  private static Optional<ProxyAddress> address(String text) {
    try {
      URI url = new URI(text.contains("://") ? text : "http://" + text);
      return url.getHost() == null || !"http".equalsIgnoreCase(url.getScheme())
          ? Optional.empty()
          : Optional.of(new ProxyAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static URI url(String scheme, String host, int port) {
    try {
      return new URI(scheme, null, host, port, "/", null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a host: " + host, e);
    }
  }
}
