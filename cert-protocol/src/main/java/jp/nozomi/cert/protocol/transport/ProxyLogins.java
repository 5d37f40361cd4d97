package jp.nozomi.cert.protocol.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;

/**
 * The user names and passwords that proxies accepted or are about to be offered, in memory only.
 */
final class ProxyLogins implements AutoCloseable {
  private final Map<ProxyAddress, ProxyLogin> logins = new HashMap<>();

  synchronized void remember(ProxyAddress proxy, ProxyLogin login) {
    forget(proxy);
    logins.put(proxy, login);
  }

  /** Tells whether there was a login to forget. */
  synchronized boolean forget(ProxyAddress proxy) {
    ProxyLogin login = logins.remove(proxy);
    if (login == null) {
      return false;
    }
    login.password().close();
    return true;
  }

  synchronized Optional<UsernamePasswordCredentials> credentials(ProxyAddress proxy) {
    return Optional.ofNullable(logins.get(proxy))
        .map(
            login ->
                login
                    .password()
                    .use(chars -> new UsernamePasswordCredentials(login.user(), chars.clone())));
  }

  @Override
  public synchronized void close() {
    logins.values().forEach(login -> login.password().close());
    logins.clear();
  }
}
