package jp.nozomi.cert.core.store;

import java.util.Locale;
import java.util.Optional;

/** How well a store keeps a private key from being copied, weakest first. */
public enum Protection {
  /** A file that its owner can copy, behind a password. */
  FILE,
  /** The store marks keys as not extractable, but does not enforce it. */
  ADVISORY,
  /** The store refuses to export keys. */
  ENFORCED,
  /** The key lives in hardware that refuses to export it. */
  HARDWARE;

  /**
   * Finds a protection by its name in profiles and policies.
   *
   * @param label the name in lower case
   * @return the protection, or empty if there is none of that name
   */
  public static Optional<Protection> find(String label) {
    for (Protection protection : values()) {
      if (protection.label().equals(label)) {
        return Optional.of(protection);
      }
    }
    return Optional.empty();
  }

  /**
   * Gives the name in profiles, policies and JSON.
   *
   * @return the name in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Compares with a demand.
   *
   * @param minimum the demand
   * @return true if this is as strong or stronger
   */
  public boolean isAtLeast(Protection minimum) {
    return compareTo(minimum) >= 0;
  }
}
