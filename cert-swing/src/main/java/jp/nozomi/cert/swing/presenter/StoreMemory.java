package jp.nozomi.cert.swing.presenter;

import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreLocation;
import org.jspecify.annotations.Nullable;

/**
 * The password that opened this run's store, so that the connection check does not ask for it once
 * more. One that opened nothing is never tried again, and a token's PIN is not kept at all: it may
 * have been changed meanwhile, and tokens count. In memory only; owns its secret. Thread-safe.
 */
final class StoreMemory implements AutoCloseable {
  private static final String TOKENS = "pkcs11";

  private @Nullable Known typed;
  private @Nullable Known proven;

  private record Known(StoreLocation store, Secret password) {}

  /** Takes a copy of what was typed; it is given to nobody until it has opened the store. */
  synchronized void typed(StoreLocation store, Secret password) {
    clear(typed);
    typed = store.kind().equals(TOKENS) ? null : new Known(store, password.copy());
  }

  /** What was typed last has opened its store. */
  synchronized void opened() {
    if (typed != null) {
      clear(proven);
      proven = typed;
      typed = null;
    }
  }

  /** The store failed: whatever was typed may have been wrong. */
  synchronized void failed() {
    clear(typed);
    typed = null;
  }

  synchronized Optional<Secret> recall(StoreLocation store) {
    return Optional.ofNullable(proven)
        .filter(known -> known.store().equals(store))
        .map(known -> known.password().copy());
  }

  @Override
  public synchronized void close() {
    clear(typed);
    clear(proven);
    typed = null;
    proven = null;
  }

  private static void clear(@Nullable Known known) {
    if (known != null) {
      known.password().close();
    }
  }
}
