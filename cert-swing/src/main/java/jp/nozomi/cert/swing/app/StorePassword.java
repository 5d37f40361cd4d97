package jp.nozomi.cert.swing.app;

import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import org.jspecify.annotations.Nullable;

/**
 * A store's password that is asked for once and then remembered; owns it.
 *
 * <p>For those who only look at stores: one that does not exist yet gets a password that nobody
 * knows, and so must not be made with it.
 *
 * <p>Thread-safe: the checks of the preflight run on threads of their own.
 */
public final class StorePassword implements StorePrompt, AutoCloseable {
  private final Optional<StorePrompt> person;
  private boolean asked;
  private @Nullable Secret known;

  /**
   * Remembers nothing but what is given.
   *
   * @param given the password, the caller's to close; empty if it is not known
   * @param person asks somebody, once; empty if nobody can be asked
   */
  public StorePassword(Optional<Secret> given, Optional<StorePrompt> person) {
    this.known = given.map(Secret::copy).orElse(null);
    this.asked = given.isPresent();
    this.person = person;
  }

  /** Tells whether somebody will be asked as soon as a store wants to know. */
  synchronized boolean willAsk() {
    return !asked && person.isPresent();
  }

  @Override
  public synchronized Optional<Secret> password(StoreLocation location, boolean creating) {
    if (creating && known == null) {
      return Optional.of(Secret.take(UUID.randomUUID().toString().toCharArray()));
    }
    if (willAsk()) {
      asked = true;
      known = person.flatMap(one -> one.password(location, false)).orElse(null);
    }
    return Optional.ofNullable(known).map(Secret::copy);
  }

  @Override
  public synchronized void close() {
    asked = true;
    if (known != null) {
      known.close();
      known = null;
    }
  }
}
