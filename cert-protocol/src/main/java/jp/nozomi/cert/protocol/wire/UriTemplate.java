package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.util.UUID;
import jp.nozomi.cert.core.json.JsonException;

/**
 * A link in which {@code {uuid}} is to be filled in, the only thing that a client ever fills in.
 */
public final class UriTemplate {
  private static final String MARKER = "{uuid}";

  private final String text;

  UriTemplate(String text) throws JsonException {
    int at = text.indexOf(MARKER);
    if (at < 0
        || text.indexOf(MARKER, at + 1) >= 0
        || text.indexOf('/', "https://".length()) > at) {
      throw new JsonException("links", "must have {uuid} once, in the path");
    }
    this.text = text;
  }

  /**
   * Fills in the marker.
   *
   * @param uuid the order's UUID
   * @return the URL
   */
  public URI expand(UUID uuid) {
    return URI.create(text.replace(MARKER, uuid.toString()));
  }

  String sample() {
    return text.replace(MARKER, "0");
  }
}
