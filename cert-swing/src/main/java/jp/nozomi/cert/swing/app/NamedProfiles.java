package jp.nozomi.cert.swing.app;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;

/**
 * The profiles that one reading of the administrator's word names, which need not be on this PC
 * yet.
 */
public interface NamedProfiles {
  /**
   * Tells who has to be asked for them over the network first.
   *
   * @return a host; empty if all are on this PC
   */
  Optional<String> server();

  /**
   * Gets them; may take long where there is a server to be asked.
   *
   * @param proxyLogin is asked when a proxy on the way wants a login
   * @return at least one, the default one first
   * @throws ProfileException if one is not right, or can not be had
   */
  List<BankProfile> get(ProxyAuthenticator proxyLogin) throws ProfileException;
}
