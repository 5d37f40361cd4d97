package jp.nozomi.cert.swing.policy;

import java.util.Optional;
import jp.nozomi.cert.core.store.Protection;

/**
 * What the administrator rules for every user of this PC (docs/policy.md).
 *
 * @param locked what no user changes
 * @param recommended what counts where the user chooses nothing
 * @param minimumProtection the weakest protection of a key, if it is stronger than the bank's
 * @param updates whether the app may look for new versions
 */
public record MachinePolicy(
    PolicyRules locked,
    PolicyRules recommended,
    Optional<Protection> minimumProtection,
    boolean updates) {
  /** Restricts nothing. */
  public static final MachinePolicy NONE =
      new MachinePolicy(PolicyRules.NONE, PolicyRules.NONE, Optional.empty(), true);

  /**
   * Gives the store for new keys where the user chooses none.
   *
   * @return the locked store, else the recommended one
   */
  public Optional<String> store() {
    return locked.store().or(recommended::store);
  }
}
