package jp.nozomi.cert.swing.app;

import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;

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
   * Reads what names them, once for all that is asked of it.
   *
   * @return the profiles
   * @throws ProfileException if what names them is not right
   */
  default NamedProfiles named() throws ProfileException {
    List<BankProfile> known = all();
    return new NamedProfiles() {
      @Override
      public Optional<String> server() {
        return Optional.empty();
      }

      @Override
      public List<BankProfile> get(ProxyAuthenticator proxyLogin) {
        return known;
      }
    };
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
