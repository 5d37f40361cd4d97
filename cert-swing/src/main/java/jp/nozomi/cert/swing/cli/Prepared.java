package jp.nozomi.cert.swing.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.FieldNames;
import jp.nozomi.cert.swing.flow.Screen;

/**
 * What the options answer in advance.
 *
 * <p>Each answer is given once: an answer that was wrong is not sent again and again, which would
 * lock the customer. Owns its secrets. Not thread-safe.
 */
final class Prepared implements AutoCloseable {
  private record Key(Screen screen, String field) {}

  private final Map<Key, Secret> answers = new HashMap<>();

  void loginId(String loginId) {
    answers.put(new Key(Screen.LOGIN, FieldNames.LOGIN_ID), Secret.take(loginId.toCharArray()));
  }

  void password(Secret password) {
    answers.put(new Key(Screen.LOGIN, FieldNames.PASSWORD), password);
  }

  void storePassword(Secret password) {
    // A new store asks for its password twice, to catch slips that a file does not make.
    answers.put(new Key(Screen.STORE_PASSWORD, FieldNames.REPEATED), password.copy());
    answers.put(new Key(Screen.STORE_PASSWORD, FieldNames.PASSWORD), password);
  }

  void proxyUser(String user) {
    answers.put(new Key(Screen.PROXY, FieldNames.PROXY_USER), Secret.take(user.toCharArray()));
  }

  void proxyPassword(Secret password) {
    answers.put(new Key(Screen.PROXY, FieldNames.PASSWORD), password);
  }

  Optional<Secret> take(Screen screen, String field) {
    return Optional.ofNullable(answers.remove(new Key(screen, field)));
  }

  @Override
  public void close() {
    answers.values().forEach(Secret::close);
  }
}
