package jp.nozomi.cert.core.store;

import java.util.Optional;

/** How a store is chosen where none is named. */
public enum StorePolicy {
  /** The store that the user's browsers read, if the bank allows its protection. */
  AUTO("auto", Protection.FILE),
  /** A store that refuses to export keys: the browsers' if it does, else the token at hand. */
  ENFORCED("enforced", Protection.ENFORCED),
  /** A store in hardware: the browsers' if it is, else the token at hand. */
  HARDWARE("hardware", Protection.HARDWARE);

  private final String label;
  private final Protection minimum;

  StorePolicy(String label, Protection minimum) {
    this.label = label;
    this.minimum = minimum;
  }

  /**
   * Finds a policy by its name in profiles and options.
   *
   * @param label the name in lower case
   * @return the policy, or empty if there is none of that name
   */
  public static Optional<StorePolicy> find(String label) {
    for (StorePolicy policy : values()) {
      if (policy.label.equals(label)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /** The demand that counts: a policy raises the bank's minimum and never lowers it. */
  Protection demand(Protection bankMinimum) {
    return minimum.isAtLeast(bankMinimum) ? minimum : bankMinimum;
  }

  /** Whether a store counts that the browsers do not read. */
  boolean takesTokens() {
    return this != AUTO;
  }
}
