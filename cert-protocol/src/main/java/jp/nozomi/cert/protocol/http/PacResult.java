package jp.nozomi.cert.protocol.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.protocol.pac.PacException;

/** Reads what a script returns. */
final class PacResult {
  private static final int MOST_ENTRIES = 20;
  private static final int LAST_PORT = 65_535;
  private static final Pattern ENTRY =
      Pattern.compile(
          "(PROXY|HTTP|HTTPS|SOCKS|SOCKS4|SOCKS5)\\s+"
              + "([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::(\\d{1,5}))?");
  private static final int DEFAULT_PORT = 80;

  private PacResult() {}

  /**
   * Takes the first way that this client can go.
   *
   * @return the proxy, or empty for a direct connection
   * @throws PacException if an entry is malformed, or none can be used
   */
  static Optional<ProxyAddress> first(String result) throws PacException {
    String[] entries = result.split(";", MOST_ENTRIES + 1);
    if (entries.length > MOST_ENTRIES) {
      throw new PacException("more than " + MOST_ENTRIES + " proxies");
    }
    for (String entry : entries) {
      String one = entry.strip();
      if (one.equalsIgnoreCase("DIRECT")) {
        return Optional.empty();
      }
      if (!one.isEmpty()) {
        Optional<ProxyAddress> proxy = proxy(one);
        if (proxy.isPresent()) {
          return proxy;
        }
      }
    }
    if (result.isBlank()) {
      return Optional.empty();
    }
    throw new PacException("no proxy of a kind that can be used");
  }

  /** Empty for SOCKS, and for TLS to the proxy, which this client does not speak. */
  private static Optional<ProxyAddress> proxy(String entry) throws PacException {
    Matcher matcher = ENTRY.matcher(entry);
    String upper = entry.toUpperCase(Locale.ROOT);
    int space = upper.indexOf(' ');
    if (space > 0) {
      matcher = ENTRY.matcher(upper.substring(0, space) + entry.substring(space));
    }
    if (!matcher.matches()) {
      throw new PacException("not an entry for a proxy");
    }
    String kind = matcher.group(1);
    if (!kind.equals("PROXY") && !kind.equals("HTTP")) {
      return Optional.empty();
    }
    String host = matcher.group(2);
    boolean literal = host.startsWith("[");
    int port = matcher.group(3) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(3));
    if (port < 1 || port > LAST_PORT) {
      throw new PacException("not a port");
    }
    return Optional.of(
        new ProxyAddress(literal ? host.substring(1, host.length() - 1) : host, port));
  }
}
