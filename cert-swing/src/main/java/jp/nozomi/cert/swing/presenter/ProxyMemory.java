package jp.nozomi.cert.swing.presenter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Conversation.ProxyChallenge;
import jp.nozomi.cert.protocol.enroll.Conversation.ProxyCredentials;

/**
 * What the user typed at CCHK008 in this run, so that each connection does not ask anew. In memory
 * only; owns its secrets. Thread-safe.
 */
final class ProxyMemory implements AutoCloseable {
  private final Map<String, ProxyCredentials> known = new HashMap<>();

  /** The pair for a proxy; a pair that the proxy refused is forgotten. */
  synchronized Optional<ProxyCredentials> recall(ProxyChallenge proxy) {
    if (proxy.rejected()) {
      ProxyCredentials wrong = known.remove(key(proxy));
      if (wrong != null) {
        wrong.password().close();
      }
      return Optional.empty();
    }
    return Optional.ofNullable(known.get(key(proxy))).map(ProxyMemory::copy);
  }

  synchronized void remember(ProxyChallenge proxy, ProxyCredentials pair) {
    ProxyCredentials before = known.put(key(proxy), copy(pair));
    if (before != null) {
      before.password().close();
    }
  }

  @Override
  public synchronized void close() {
    known.values().forEach(pair -> pair.password().close());
    known.clear();
  }

  private static ProxyCredentials copy(ProxyCredentials pair) {
    return new ProxyCredentials(pair.user(), pair.password().copy());
  }

  private static String key(ProxyChallenge proxy) {
    return proxy.host() + ":" + proxy.port();
  }
}
