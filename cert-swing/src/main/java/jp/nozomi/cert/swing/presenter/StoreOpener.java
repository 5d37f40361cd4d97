package jp.nozomi.cert.swing.presenter;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.swing.flow.StorePlan;

/** Opens the certificate store of this run, and tells which others are looked into. */
@FunctionalInterface
public interface StoreOpener {
  /**
   * Opens the store.
   *
   * @param prompt asks for its password or PIN
   * @return the open store
   * @throws StoreException if none was chosen, or it can not be opened
   */
  CertificateStore open(StorePrompt prompt) throws StoreException;

  /**
   * Chooses where new keys are kept, once; may look for browsers' databases and for tokens.
   *
   * @return the store, or why there is none; neither if only opening it tells
   * @throws StoreException if what the user or the profile names is no store
   */
  default StorePlan plan() throws StoreException {
    return StorePlan.NOT_KNOWN;
  }

  /**
   * Tells where the store is.
   *
   * @return its location; empty if none was chosen, or it is only known once it is open
   * @throws StoreException if what the user or the profile names is no store
   */
  default Optional<StoreLocation> location() throws StoreException {
    return Optional.empty();
  }

  /**
   * Tells whether opening finds a store, rather than makes one.
   *
   * @return false if there is nothing to be listed yet
   * @throws StoreException if what the user or the profile names is no store
   */
  default boolean exists() throws StoreException {
    return true;
  }

  /**
   * Tells whether the list is of this one store alone.
   *
   * @return true if the user named the store
   */
  default boolean listedAlone() {
    return true;
  }

  /**
   * Finds the user's stores, of every kind.
   *
   * @return the locations of stores that exist; this run's may be among them
   * @throws StoreException if what the user or the profile names is no store
   */
  default List<StoreLocation> discover() throws StoreException {
    return List.of();
  }
}
