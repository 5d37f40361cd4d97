package jp.nozomi.cert.protocol.preflight;

import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;

/** Gives the bank profile, so that one that can not be read is a finding and not the end. */
@FunctionalInterface
public interface ProfileSource {
  /**
   * Reads the profile.
   *
   * @return the profile
   * @throws ProfileException if it is missing or malformed
   */
  BankProfile profile() throws ProfileException;
}
