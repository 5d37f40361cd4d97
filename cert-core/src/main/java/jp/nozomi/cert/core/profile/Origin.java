package jp.nozomi.cert.core.profile;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of a URL (RFC 6454); here always https.
 *
 * @param host the host in lower case
 * @param port the port, 443 if the URL names none
 */
public record Origin(String host, int port) {
  private static final int HTTPS = 443;
  private static final int LAST_PORT = 65_535;

  /**
   * Takes the origin of a URL.
   *
   * @param url an absolute https URL without user info
   * @return its origin
   * @throws IllegalArgumentException if it is anything else
   */
  public static Origin of(URI url) {
    if (!"https".equalsIgnoreCase(url.getScheme())
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getPort() == 0
        || url.getPort() > LAST_PORT) {
      throw new IllegalArgumentException("not an https URL with a host and without user info");
    }
    int port = url.getPort() < 0 ? HTTPS : url.getPort();
    return new Origin(url.getHost().toLowerCase(Locale.ROOT), port);
  }

  /**
   * Gives the ASCII form of RFC 6454 section 6.2.
   *
   * @return for example https://localhost:8443
   */
  @Override
  public String toString() {
    return "https://" + host + (port == HTTPS ? "" : ":" + port);
  }
}
