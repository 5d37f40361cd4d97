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
