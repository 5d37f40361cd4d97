package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.protocol.http.ProxyAuthenticator;

/** Makes the updater of this run. */
@FunctionalInterface
public interface UpdateOpener {
  /**
   * Makes the updater, which asks nobody yet.
   *
   * @param proxyLogin is asked when a proxy wants a login
   * @return the updater with its connections
   */
  OpenUpdater open(ProxyAuthenticator proxyLogin);
}
