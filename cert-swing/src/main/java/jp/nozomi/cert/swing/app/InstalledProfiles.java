package jp.nozomi.cert.swing.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import jp.nozomi.cert.swing.policy.ProfileRule;

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
   * Follows the administrator: a profile that is locked is the only one, a recommended one comes
   * first.
   *
   * @param folders where the administrator's word is, and where a profile is kept that comes from a
   *     URL
   * @param http bounds and proxies, which the administrator may rule too
   * @return the profiles that are trusted under it
   */
  default InstalledProfiles under(AppFolders folders, HttpSettings http) {
    return () -> {
      MachinePolicy word = folders.policy().read();
      PolicyProfiles ruled =
          new PolicyProfiles(ProfileDownload.over(ruled(word, http)), folders.profiles());
      Optional<ProfileRule> locked = word.locked().profile();
      if (locked.isPresent()) {
        return List.of(ruled.read(locked.get()));
      }
      Optional<ProfileRule> recommended = word.recommended().profile();
      if (recommended.isEmpty()) {
        return all();
      }
      BankProfile first = ruled.read(recommended.get());
      return Stream.concat(
              Stream.of(first),
              all().stream().filter(other -> !other.bankCode().equals(first.bankCode())))
          .toList();
    };
  }

  private static HttpSettings ruled(MachinePolicy word, HttpSettings http) {
    return word.locked()
        .proxy()
        .or(word.recommended()::proxy)
        .map(choice -> http.withProxies(choice.routing(http.proxies())))
        .orElse(http);
  }
}
