package jp.nozomi.cert.swing.app;

import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import jp.nozomi.cert.swing.policy.PolicySetting;
import jp.nozomi.cert.swing.policy.ProfileRule;
import jp.nozomi.cert.swing.settings.ProxyChoice;

/**
 * Holds a run to the administrator's word.
 *
 * @param policy the administrator's word
 */
record RunRules(MachinePolicy policy) {
  /** Refuses what the administrator has settled, unless it is chosen as settled. */
  void check(RunOptions options) throws LockedException {
    check(
        PolicySetting.PROFILE, policy.locked().profile().map(ProfileRule::text), options.profile());
    check(PolicySetting.STORE, policy.locked().store(), options.store());
    check(
        PolicySetting.PROXY,
        policy.locked().proxy().map(ProxyChoice::text),
        options.choices().proxy().map(ProxyChoice::text));
  }

  private static void check(PolicySetting setting, Optional<String> locked, Optional<String> chosen)
      throws LockedException {
    if (locked.isPresent() && chosen.isPresent() && !locked.equals(chosen)) {
      throw new LockedException(setting, locked.get());
    }
  }

  /** Raises the bank's demands to the administrator's; none is lowered. */
  BankProfile over(BankProfile bank) {
    BankProfile.Policy own = bank.policy();
    Protection minimum =
        policy
            .minimumProtection()
            .filter(wanted -> wanted.isAtLeast(own.minimumProtection()))
            .orElse(own.minimumProtection());
    return bank.withPolicy(
        new BankProfile.Policy(
            own.renewal(),
            own.clockSkew(),
            own.keys(),
            own.defaultKey(),
            minimum,
            policy.store().orElse(own.store())));
  }
}
