package jp.nozomi.cert.core.store;

import java.util.List;
import java.util.Optional;

/**
 * A kind of certificate store, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations have a public constructor without parameters that does nothing slow.
 */
public interface CertificateStoreProvider {
  /**
   * Gives the kind's name in a {@link StoreLocation}.
   *
   * @return for example pkcs12
   */
  String kind();

  /**
   * Tells why the kind can not be used on this machine.
   *
   * @return the reason for a log, or empty if it can be used
   */
  Optional<String> unavailable();

  /**
   * Finds the user's stores of this kind that exist, without opening them and without a question.
   *
   * @return their locations; none if the kind's stores can only be named
   */
  default List<StoreLocation> discover() {
    return List.of();
  }

  /**
   * Tells whether opening a location finds a store, rather than a place where one can be made.
   *
   * @param location where; its kind is this provider's
   * @return false only if there surely is none; nothing is made by asking
   */
  default boolean exists(StoreLocation location) {
    return true;
  }

  /**
   * Tells how a store keeps private keys, without opening it.
   *
   * @param location where; its kind is this provider's
   * @return the protection, or empty if only opening the store tells
   */
  default Optional<Protection> protection(StoreLocation location) {
    return Optional.empty();
  }

  /**
   * Names the stores that the user's browsers read, the preferred one first.
   *
   * @return the stores, which need not exist yet; none if this kind has none
   */
  default List<StoreOffer> browserStores() {
    return List.of();
  }

  /**
   * Finds the tokens that can keep a user's keys, without a question.
   *
   * @return the tokens that are at hand now
   */
  default List<StoreOffer> tokens() {
    return List.of();
  }

  /**
   * Opens a store; whether a missing one is made is said by {@link CertificateStore#createKey}.
   *
   * @param location where; its kind is this provider's
   * @param prompt asks for the password or PIN when the store needs one
   * @return the open store
   * @throws StoreException if the location is malformed, the store can not be read, or the password
   *     is wrong
   */
  CertificateStore open(StoreLocation location, StorePrompt prompt) throws StoreException;
}
