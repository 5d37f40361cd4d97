package jp.nozomi.cert.swing.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;

/**
 * Which proxy leads to the bank.
 *
 * @param mode who decides
 * @param proxy the proxy that the user names; present if and only if the mode is {@link
 *     ProxyMode#MANUAL}
 * @param script where the script is: http, https or file; present if and only if the mode is {@link
 *     ProxyMode#PAC}
 * @param exceptions hosts that are connected without the proxy that the user names
 */
public record ProxyChoice(
    ProxyMode mode, Optional<ProxyAddress> proxy, Optional<URI> script, List<String> exceptions) {
  /** The operating system decides. */
  public static final ProxyChoice SYSTEM =
      new ProxyChoice(ProxyMode.SYSTEM, Optional.empty(), Optional.empty(), List.of());

  /** There is none. */
  public static final ProxyChoice NONE =
      new ProxyChoice(ProxyMode.NONE, Optional.empty(), Optional.empty(), List.of());

  private static final Set<String> SCHEMES = Set.of("http", "https", "file");
  private static final int LAST_PORT = 65_535;

  /**
   * Checks that mode and details fit.
   *
   * @param mode who decides
   * @param proxy the proxy that the user names
   * @param script where the script is
   * @param exceptions hosts that are connected without the proxy that the user names
   * @throws IllegalArgumentException if they do not
   */
  public ProxyChoice {
    boolean fits =
        proxy.isPresent() == (mode == ProxyMode.MANUAL)
            && script.isPresent() == (mode == ProxyMode.PAC)
            && (exceptions.isEmpty() || mode == ProxyMode.MANUAL);
    if (!fits) {
      throw new IllegalArgumentException("the details are not those of " + mode);
    }
    exceptions = List.copyOf(exceptions);
  }

  /**
   * Names one proxy.
   *
   * @param proxy the proxy
   * @return the choice
   */
  public static ProxyChoice manual(ProxyAddress proxy) {
    return new ProxyChoice(ProxyMode.MANUAL, Optional.of(proxy), Optional.empty(), List.of());
  }

  /**
   * Excepts hosts from the proxy that is named.
   *
   * @param hosts the hosts, as {@link ProxyRouting#manual} takes them
   * @return a copy of a choice of {@link ProxyMode#MANUAL} with these exceptions
   */
  public ProxyChoice without(List<String> hosts) {
    return new ProxyChoice(mode, proxy, script, hosts);
  }

  /**
   * Follows a script.
   *
   * @param text its URL, or the path of a file
   * @return the choice; empty if the text is neither
   */
  public static Optional<ProxyChoice> pac(String text) {
    return location(text)
        .map(
            script ->
                new ProxyChoice(ProxyMode.PAC, Optional.empty(), Optional.of(script), List.of()));
  }

  /**
   * Names the choice in one word, to be shown and compared.
   *
   * @return the mode's label, {@code host:port}, or the script's URL
   */
  public String text() {
    return proxy
        .map(named -> named.host() + ":" + named.port())
        .or(() -> script.map(URI::toString))
        .orElse(Label.of(mode));
  }

  /**
   * Makes the decision.
   *
   * @param system how the operating system decides
   * @return the decision
   */
  public ProxyRouting routing(ProxyRouting system) {
    return switch (mode) {
      case SYSTEM -> system;
      case NONE -> ProxyRouting.direct();
      case MANUAL -> ProxyRouting.manual(proxy.orElseThrow(), exceptions);
      case PAC -> ProxyRouting.pac(script.orElseThrow());
    };
  }

  /**
   * Reads the form that {@link #toJson} writes.
   *
   * @param json the object
   * @return the choice
   * @throws JsonException if it is not of that form
   */
  public static ProxyChoice of(JsonObject json) throws JsonException {
    ProxyMode mode =
        Label.find(ProxyMode.values(), json.string("mode"))
            .orElseThrow(() -> new JsonException("mode", "must be system, none, manual or pac"));
    return switch (mode) {
      case SYSTEM -> SYSTEM;
      case NONE -> NONE;
      case MANUAL -> {
        String host = json.string("host");
        if (!isHost(host)) {
          throw new JsonException("host", "is no host name");
        }
        yield manual(new ProxyAddress(host, json.integer("port", 1, LAST_PORT)));
      }
      case PAC ->
          pac(json.string("script"))
              .orElseThrow(() -> new JsonException("script", "is no URL of http, https or file"));
    };
  }

  /**
   * Writes the choice.
   *
   * @return mode, and host and port, or script
   */
  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder().put("mode", Label.of(mode));
    proxy.ifPresent(named -> json.put("host", named.host()).put("port", named.port()));
    script.ifPresent(url -> json.put("script", url.toString()));
    return json.build();
  }

  /**
   * Tells whether a text can be a proxy's host: a name or an address, and nothing around it.
   *
   * @param text the text
   * @return true for a name or an address
   */
  public static boolean isHost(String text) {
    return text.matches("[A-Za-z0-9._-]{1,253}") || text.matches("[0-9A-Fa-f:.]{2,45}");
  }

  private static Optional<URI> location(String text) {
    try {
      URI url = new URI(text);
      if (url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
        boolean whole = url.getHost() != null || "file".equalsIgnoreCase(url.getScheme());
        return Optional.of(url).filter(one -> whole && one.getUserInfo() == null);
      }
      return path(text);
    } catch (URISyntaxException e) {
      // A path with spaces or backslashes is no URL.
      return path(text);
    }
  }

  private static Optional<URI> path(String text) {
    try {
      return text.isBlank() || text.contains("://")
          ? Optional.empty()
          : Optional.of(Path.of(text).toAbsolutePath().toUri());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
