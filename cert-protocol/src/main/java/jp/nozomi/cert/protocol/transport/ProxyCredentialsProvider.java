package jp.nozomi.cert.protocol.transport;

import java.util.Optional;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Gives a proxy its login, once an exchange, and keeps the realm that it told. */
final class ProxyCredentialsProvider implements CredentialsProvider {
  private final ProxyAddress proxy;
  private final ProxyLogins logins;
  private Optional<String> realm = Optional.empty();

  ProxyCredentialsProvider(ProxyAddress proxy, ProxyLogins logins) {
    this.proxy = proxy;
    this.logins = logins;
  }

  Optional<String> realm() {
    return realm;
  }

  @Override
  public @Nullable Credentials getCredentials(AuthScope scope, HttpContext context) {
    // The library asks for the bank's own 401 as well: those credentials are never here.
    if (!proxy.host().equalsIgnoreCase(scope.getHost()) || proxy.port() != scope.getPort()) {
      return null;
    }
    if (scope.getRealm() != null) {
      realm = Optional.of(scope.getRealm());
    }
    return logins.credentials(proxy).orElse(null);
  }
}
