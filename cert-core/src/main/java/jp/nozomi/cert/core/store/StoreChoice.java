package jp.nozomi.cert.core.store;

import java.util.Optional;

/**
 * The store for a new key, and why it is this one.
 *
 * @param location the store
 * @param protection how it keeps private keys; empty if only opening it tells
 * @param grounds why it was chosen
 */
public record StoreChoice(
    StoreLocation location, Optional<Protection> protection, Grounds grounds) {
  /** Why a store was chosen. */
  public enum Grounds {
    /** The user or the profile names it. */
    NAMED,
    /** The user's browsers read it, and it protects keys as demanded. */
    BROWSERS_READ_IT,
    /** It is the only token at hand that protects keys as demanded. */
    ONLY_TOKEN
  }

  /**
   * Tells whether the user has to be warned.
   *
   * @return true if the store only advises programs not to export keys
   */
  public boolean isAdvisory() {
    return protection.filter(Protection.ADVISORY::equals).isPresent();
  }
}
