package jp.nozomi.cert.swing.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.swing.settings.ProxyChoice;

/**
 * The way to the network as an administrator writes it: {@code direct}, {@code system}, a proxy as
 * {@code host:port}, or a script as {@code pac:URL}.
 */
final class ProxyText {
  private static final String SCRIPT = "pac:";
  private static final Pattern PROXY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]{1,253}):([0-9]{1,5})");

  private ProxyText() {}

  /** Reads a text; empty if it is none of these. The exceptions are connected without a proxy. */
  static Optional<ProxyChoice> parse(String text, List<String> exceptions) {
    if (text.equals("direct")) {
      return Optional.of(ProxyChoice.NONE);
    }
    if (text.equals("system")) {
      return Optional.of(ProxyChoice.SYSTEM);
    }
    return text.startsWith(SCRIPT)
        ? script(text.substring(SCRIPT.length()))
        : proxy(text).map(address -> ProxyChoice.manual(address).without(exceptions));
  }

  /** Only a URL: a path would mean another file in each folder that the app is started from. */
  private static Optional<ProxyChoice> script(String text) {
    try {
      return new URI(text).isAbsolute() ? ProxyChoice.pac(text) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<ProxyAddress> proxy(String text) {
    Matcher proxy = PROXY.matcher(text);
    try {
      return proxy.matches()
          ? Optional.of(new ProxyAddress(proxy.group(1), Integer.parseInt(proxy.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // A port that is none.
      return Optional.empty();
    }
  }
}
