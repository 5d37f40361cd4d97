package jp.nozomi.cert.swing.app;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoreSelfTest;

/**
 * What came of trying one store.
 *
 * @param store the store
 * @param temporary whether it was made for the trial and deleted, because the user has none
 * @param capabilities what it says that it can do; empty if it did not open
 * @param results the steps that were tried, by kind of key
 * @param failure why it did not open
 */
public record StoreTrial(
    StoreLocation store,
    boolean temporary,
    Optional<StoreCapabilities> capabilities,
    Map<KeySpec, List<StoreSelfTest.Result>> results,
    Optional<StoreException> failure) {
  /**
   * Copies the results.
   *
   * @param store the store
   * @param temporary whether it was made for the trial
   * @param capabilities what it says that it can do
   * @param results the steps that were tried, by kind of key
   * @param failure why it did not open
   */
  public StoreTrial {
    Map<KeySpec, List<StoreSelfTest.Result>> copy = new EnumMap<>(KeySpec.class);
    copy.putAll(results);
    results = Collections.unmodifiableMap(copy);
  }

  static StoreTrial unopened(StoreLocation store, boolean temporary, StoreException failure) {
    return new StoreTrial(store, temporary, Optional.empty(), Map.of(), Optional.of(failure));
  }

  /**
   * Tells whether every step did what it should.
   *
   * @return false also if the store did not open
   */
  public boolean isPassed() {
    return failure.isEmpty()
        && results.values().stream()
            .flatMap(List::stream)
            .allMatch(each -> each.failure().isEmpty());
  }
}
