package jp.nozomi.cert.swing.presenter;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;

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
   * Checks that new keys may be made in the store, as far as that is known without opening it.
   *
   * @throws StoreException if none may be chosen
   */
  default void checkAllowed() throws StoreException {
    // The orchestration checks the open store again.
  }

  /**
   * Tells where the store is.
   *
   * @return its location; empty if none was chosen, or it is only known once it is open
   */
  default Optional<StoreLocation> location() {
    return Optional.empty();
  }

  /**
   * Tells whether opening finds a store, rather than makes one.
   *
   * @return false if there is nothing to be listed yet
   */
  default boolean exists() {
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
   */
  default List<StoreLocation> discover() {
    return List.of();
  }
}
