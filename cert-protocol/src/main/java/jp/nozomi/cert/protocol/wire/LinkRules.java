package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.Origin;

/**
 * Which links of a reply may be followed (wire protocol, section 1).
 *
 * @param server the profile's origins and hosts
 */
record LinkRules(BankProfile.Server server) {
  /** Reads a link that has to be there. */
  URI link(JsonObject links, String name) throws JsonException {
    return checked(name, links.string(name));
  }

  /** Reads a link that may be absent. */
  Optional<URI> optionalLink(JsonObject links, String name) throws JsonException {
    Optional<String> text = links.optionalString(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(checked(name, text.get()));
  }

  /** Reads a link with {@code {uuid}} in it. */
  UriTemplate template(JsonObject links, String name) throws JsonException {
    String text = links.string(name);
    UriTemplate template = new UriTemplate(text);
    // Checked with the marker replaced: braces are not allowed in a URI.
    checked(name, template.sample());
    return template;
  }

  /** Takes a page for the browser; one on another host is dropped, not opened. */
  Optional<URI> page(Optional<String> text) {
    return text.flatMap(LinkRules::parsed)
        .filter(url -> "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null)
        .filter(url -> url.getRawUserInfo() == null)
        .filter(url -> server.pageHosts().contains(url.getHost().toLowerCase(Locale.ROOT)));
  }

  private URI checked(String name, String text) throws JsonException {
    Optional<URI> url = parsed(text);
    if (url.isEmpty() || !isListed(url.get())) {
      throw new JsonException(name, "must be a link to one of the bank's origins");
    }
    return url.get();
  }

  private boolean isListed(URI url) {
    try {
      return server.origins().contains(Origin.of(url));
    } catch (IllegalArgumentException e) {
      // Not https, or with user info: no origin that a profile could list.
      return false;
    }
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
