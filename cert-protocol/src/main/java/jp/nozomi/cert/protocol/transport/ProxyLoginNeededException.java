package jp.nozomi.cert.protocol.transport;

import java.util.Locale;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** A proxy answered CONNECT with 407. */
final class ProxyLoginNeededException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean offersLogin;

  ProxyLoginNeededException(HttpResponse refused) {
    super("the proxy answered 407");
    boolean offers = false;
    for (Header header : refused.getHeaders("Proxy-Authenticate")) {
      String scheme = header.getValue().stripLeading().toLowerCase(Locale.ROOT);
      offers |= scheme.startsWith("basic") || scheme.startsWith("digest");
    }
    this.offersLogin = offers;
  }

  /** Tells whether a user name and a password are what the proxy wants. */
  boolean offersLogin() {
    return offersLogin;
  }
}
