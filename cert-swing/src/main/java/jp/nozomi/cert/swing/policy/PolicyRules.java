package jp.nozomi.cert.swing.policy;

import java.util.Optional;
import jp.nozomi.cert.swing.settings.ProxyChoice;

/**
 * What is set for the users of a PC at one level.
 *
 * @param profile the bank profile
 * @param proxy the way to the network
 * @param store the store for new keys, as {@code --store} takes it
 */
public record PolicyRules(
    Optional<ProfileRule> profile, Optional<ProxyChoice> proxy, Optional<String> store) {
  /** Sets nothing. */
  public static final PolicyRules NONE =
      new PolicyRules(Optional.empty(), Optional.empty(), Optional.empty());
}
