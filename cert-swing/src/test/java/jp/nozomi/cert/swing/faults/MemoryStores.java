package jp.nozomi.cert.swing.faults;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStoreProvider;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;

/** Opens {@code memory:NAME}, for a recovery finds its store by its location. */
public final class MemoryStores implements CertificateStoreProvider {
  /** As files outlive those who open them. */
  private static final Map<StoreLocation, MemoryStore> OPENED = new ConcurrentHashMap<>();

  @Override
  public String kind() {
    return "memory";
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public CertificateStore open(StoreLocation location, StorePrompt prompt) {
    return OPENED.computeIfAbsent(location, MemoryStore::new);
  }

  static MemoryStore at(String name) {
    return OPENED.computeIfAbsent(new StoreLocation("memory", name), MemoryStore::new);
  }

  static void forget(MemoryStore store) {
    OPENED.remove(store.location());
  }
}
