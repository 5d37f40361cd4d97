package jp.nozomi.cert.core.store;

import jp.nozomi.cert.core.key.KeySpec;

/**
 * A store that can make a key before anything is to be kept: in memory, so that nothing is left in
 * the store if it is never used. Stores whose keys are made where they stay do not have this.
 */
public interface PreparesKeys {
  /**
   * Makes a key that the next {@link CertificateStore#createKey} of that kind takes, waiting for it
   * if it is still in the making. An earlier one that nobody took is dropped.
   *
   * <p>The one method that may be called beside the store's others, on another thread.
   *
   * @param spec the kind of key
   * @throws StoreException if such a key can not be made
   */
  void prepareKey(KeySpec spec) throws StoreException;

  /** Drops a prepared key that nobody took; closing the store does so too. */
  void discardPreparedKey();
}
