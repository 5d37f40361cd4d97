package jp.nozomi.cert.core.store;

import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;

/**
 * What a store can do, as it declares it itself.
 *
 * @param protection how it keeps private keys
 * @param scope who can use what is in it
 * @param keys the kinds of key that it makes
 * @param tls13Keys the kinds of key that also log in over TLS 1.3; the others need TLS 1.2
 * @param browserVisible whether the user's browsers find its certificates
 * @param verified whether the backend was tried on a real system of its kind
 */
public record StoreCapabilities(
    Protection protection,
    Scope scope,
    Set<KeySpec> keys,
    Set<KeySpec> tls13Keys,
    boolean browserVisible,
    boolean verified) {
  /** Who can use what is in a store. */
  public enum Scope {
    /** The user of the operating system. */
    OS_USER,
    /** Whoever holds the token and knows its PIN. */
    TOKEN_HOLDER,
    /** Whoever can read the file and knows its password. */
    FILE_READER
  }

  /**
   * Copies the sets.
   *
   * @param protection how it keeps private keys
   * @param scope who can use what is in it
   * @param keys the kinds of key that it makes
   * @param tls13Keys the kinds of key that also log in over TLS 1.3
   * @param browserVisible whether the user's browsers find its certificates
   * @param verified whether the backend was tried on a real system of its kind
   */
  public StoreCapabilities {
    keys = Set.copyOf(keys);
    tls13Keys = Set.copyOf(tls13Keys);
  }

  /**
   * Tells what a store of a verified backend can do.
   *
   * @param protection how it keeps private keys
   * @param scope who can use what is in it
   * @param keys the kinds of key that it makes
   * @param tls13Keys the kinds of key that also log in over TLS 1.3
   * @param browserVisible whether the user's browsers find its certificates
   */
  public StoreCapabilities(
      Protection protection,
      Scope scope,
      Set<KeySpec> keys,
      Set<KeySpec> tls13Keys,
      boolean browserVisible) {
    this(protection, scope, keys, tls13Keys, browserVisible, true);
  }
}
