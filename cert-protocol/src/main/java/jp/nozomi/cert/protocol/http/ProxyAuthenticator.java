package jp.nozomi.cert.protocol.http;

import java.util.Optional;

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
   */
  Optional<ProxyLogin> login(ProxyAddress proxy, Optional<String> realm, boolean rejected);

  /**
   * Always gives up.
   *
   * @return the authenticator
   */
  static ProxyAuthenticator none() {
    return (proxy, realm, rejected) -> Optional.empty();
  }
}
