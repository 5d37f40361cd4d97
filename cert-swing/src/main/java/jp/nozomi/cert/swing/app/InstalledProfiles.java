package jp.nozomi.cert.swing.app;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;

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

  /**
   * Tells who has to be asked for them over the network first.
   *
   * @return a host; empty if all are on this PC
   */
  default Optional<String> server() {
    return Optional.empty();
  }

  /**
   * Follows the administrator: a profile that is locked is the only one, a recommended one comes
   * first.
   *
   * @param folders where the administrator's word is, and where a profile is kept that comes from a
   *     URL
   * @param http bounds and proxies, which the administrator may rule too
   * @return the profiles that are trusted under it
   */
  default InstalledProfiles under(AppFolders folders, HttpSettings http) {
    return new RuledProfiles(this, folders, http);
  }
}
