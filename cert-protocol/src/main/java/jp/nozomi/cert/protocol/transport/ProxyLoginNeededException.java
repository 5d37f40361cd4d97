package jp.nozomi.cert.protocol.transport;

import java.util.Locale;
import org.apache.hc.client5.http.impl.TunnelRefusedException;
import org.apache.hc.core5.http.Header;

/** A proxy answered CONNECT with 407. */
final class ProxyLoginNeededException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean offersLogin;

  ProxyLoginNeededException(TunnelRefusedException refused) {
    super("407", refused);
    boolean offers = false;
    for (Header header : refused.getResponse().getHeaders("Proxy-Authenticate")) {
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
