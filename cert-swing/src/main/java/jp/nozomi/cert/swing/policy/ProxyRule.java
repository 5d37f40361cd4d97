package jp.nozomi.cert.swing.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;

/**
 * The way to the network as an administrator writes it: {@code direct}, {@code system}, a proxy as
 * {@code host:port}, or a script as {@code pac:URL}.
 *
 * @param text as it is written
 * @param routing what follows from it
 */
public record ProxyRule(String text, ProxyRouting routing) {
  private static final String SCRIPT = "pac:";
  private static final Pattern PROXY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]{1,253}):([0-9]{1,5})");

  /**
   * Reads a rule.
   *
   * @param text the rule
   * @param exceptions the hosts that are connected without the proxy
   * @return the rule, or empty if the text is none
   */
  static Optional<ProxyRule> parse(String text, List<String> exceptions) {
    return routing(text, exceptions).map(routing -> new ProxyRule(text, routing));
  }

  private static Optional<ProxyRouting> routing(String text, List<String> exceptions) {
    if (text.equals("direct")) {
      return Optional.of(ProxyRouting.direct());
    }
    if (text.equals("system")) {
      return Optional.of(ProxyRouting.system());
    }
    try {
      if (text.startsWith(SCRIPT)) {
        return Optional.of(ProxyRouting.pac(new URI(text.substring(SCRIPT.length()))));
      }
      Matcher proxy = PROXY.matcher(text);
      return proxy.matches()
          ? Optional.of(
              ProxyRouting.manual(
                  new ProxyAddress(proxy.group(1), Integer.parseInt(proxy.group(2))), exceptions))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      // A script that is not http, https or file, or a port that is none.
      return Optional.empty();
    }
  }
}
