package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.http.HttpCaller;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.StreamedReply;

/** Gets the file that a URL names, no larger than a profile may be. */
@FunctionalInterface
interface ProfileDownload {
  /** Gets it, or fails with what went wrong. */
  byte[] get(URI url) throws IOException, CodedException;

  /** Gets it over the network, from servers that the runtime's own roots vouch for. */
  static ProfileDownload over(HttpSettings http, ProxyAuthenticator proxyLogin) {
    return over(http, List.of(), proxyLogin);
  }

  /** Gets it over the network; without anchors the runtime's own roots count. */
  static ProfileDownload over(
      HttpSettings http, List<X509Certificate> anchors, ProxyAuthenticator proxyLogin) {
    return url -> {
      try (HttpCaller caller = new HttpCaller(http, anchors, new SecureRandom(), proxyLogin);
          StreamedReply reply =
              caller.call("GET", url, Map.of(), Duration.ofSeconds(15), Duration.ofSeconds(30))) {
        if (reply.status() != 200) {
          throw new IOException("status " + reply.status());
        }
        return BoundedFile.read(reply.body(), ProfileSource.MOST_BYTES);
      }
    };
  }
}
