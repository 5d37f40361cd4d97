package jp.nozomi.cert.keystore.pkcs12;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreException;

/** The key that is made before it is needed: at most one, and nowhere but in memory. */
final class PreparedKey {
  private final SecureRandom random;
  private final AtomicReference<Optional<Making>> current = new AtomicReference<>(Optional.empty());

  private record Making(KeySpec spec, CompletableFuture<KeyPair> pair) {}

  PreparedKey(SecureRandom random) {
    this.random = random;
  }

  /** Makes a key on this thread; whoever takes it meanwhile waits. */
  void make(KeySpec spec) throws StoreException {
    Making making = new Making(spec, new CompletableFuture<>());
    current.set(Optional.of(making));
    try {
      making.pair().complete(PrivateKeys.generate(spec, random));
    } catch (StoreException e) {
      making.pair().completeExceptionally(e);
      throw e;
    } finally {
      // Nobody waits for ever, whatever ended it; nothing happens to what is complete.
      making.pair().cancel(false);
    }
  }

  /** Gives the key away; makes one if none of that kind was prepared. */
  KeyPair take(KeySpec spec) throws StoreException {
    Optional<Making> making = current.getAndSet(Optional.empty()).filter(one -> one.spec() == spec);
    if (making.isEmpty()) {
      return PrivateKeys.generate(spec, random);
    }
    try {
      return making.get().pair().join();
    } catch (CompletionException | java.util.concurrent.CancellationException e) {
      // What failed beside may succeed here, and else says why.
      return PrivateKeys.generate(spec, random);
    }
  }

  /** The runtime can not overwrite its private keys: without a reference the collector has them. */
  void drop() {
    current.set(Optional.empty());
  }
}
