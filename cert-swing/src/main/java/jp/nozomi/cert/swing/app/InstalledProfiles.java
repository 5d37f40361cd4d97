package jp.nozomi.cert.swing.app;

import java.util.List;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;

/** The profiles that are trusted on this PC: a link may select one of them, and no other. */
@FunctionalInterface
public interface InstalledProfiles {
  /** The profile inside the app. */
  InstalledProfiles BUILT_IN = () -> List.of(ProfileSource.builtIn());

  /**
   * Reads them.
   *
   * @return at least one, the default one first
   * @throws ProfileException if one is not right
   */
  List<BankProfile> all() throws ProfileException;
}
