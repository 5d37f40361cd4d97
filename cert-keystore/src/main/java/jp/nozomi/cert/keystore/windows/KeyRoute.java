package jp.nozomi.cert.keystore.windows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;

/** One of the ways in which Windows makes and keeps keys: CNG's providers, and CAPI. */
interface KeyRoute {
  /** Gives the route's name in locations and logs. */
  String name();

  /** Tells how keys made here are kept. */
  Protection protection();

  /** Gives the kinds of key that can be made here. */
  Set<KeySpec> keys();

  /** Gives the kinds of key made here that can sign for TLS 1.3. */
  Set<KeySpec> tls13Keys();

  /**
   * Makes a key that is not exportable, for the current user; it exists when this returns.
   *
   * @return where it is
   * @throws StoreException if it can not be made, or the name is taken; then nothing is left
   */
  KeyAddress create(String name, KeySpec spec) throws StoreException;

  /** Gives where {@link #create} puts a key, whether there is one or not. */
  KeyAddress address(String name);

  /** Finds a key that was made here under a name. */
  default Optional<KeyAddress> find(String name) throws StoreException {
    KeyAddress address = address(name);
    try (NativeKey key = open(address, true)) {
      key.publicKey();
      return Optional.of(address);
    } catch (StoreException e) {
      if (e.reason() == StoreException.Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Lists the names of the current user's keys, other programs' too. */
  List<String> names() throws StoreException;

  /** Tells whether an address belongs to this route. */
  boolean keeps(KeyAddress address);

  /**
   * Opens a key.
   *
   * @param quiet whether the platform must fail rather than ask the user for a card or a PIN
   * @throws StoreException with {@link StoreException.Reason#NOT_FOUND} if there is none
   */
  NativeKey open(KeyAddress address, boolean quiet) throws StoreException;

  /** Tells whether a key at an address can make PSS signatures of the lengths that TLS needs. */
  boolean signsPss(KeyAddress address);

  /**
   * Deletes a key, also a half-made one.
   *
   * @throws StoreException with {@link StoreException.Reason#NOT_FOUND} if there is none
   */
  void delete(KeyAddress address) throws StoreException;

  /** Deletes a key if there is one. */
  default void discard(KeyAddress address) throws StoreException {
    try {
      delete(address);
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.NOT_FOUND) {
        throw e;
      }
    }
  }
}
