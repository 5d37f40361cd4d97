package jp.nozomi.cert.protocol.http;

import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;

/** Is asked when a proxy answers 407 (CCHK008). */
@FunctionalInterface
public interface ProxyAuthenticator {
  /**
   * Gives the user name and password for a proxy.
   *
   * @param proxy what asks
   * @param realm what it calls itself
   * @param rejected whether it refused a pair already (G009e)
   * @return the pair, or empty to give up
   * @throws CodedException to give up with a reason of one's own
   */
  Optional<ProxyLogin> login(ProxyAddress proxy, Optional<String> realm, boolean rejected)
      throws CodedException;

  /**
   * Always gives up.
   *
   * @return the authenticator
   */
  static ProxyAuthenticator none() {
    return (proxy, realm, rejected) -> Optional.empty();
  }
}
