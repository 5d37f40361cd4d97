package jp.nozomi.cert.swing.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import jp.nozomi.cert.swing.policy.ProfileRule;

/**
 * Profiles as the administrator rules them.
 *
 * @param installed what is trusted without a rule
 * @param folders where the rule is, and where a profile is kept that comes from a URL
 * @param http bounds and proxies, which the administrator may rule too
 */
record RuledProfiles(InstalledProfiles installed, AppFolders folders, HttpSettings http)
    implements InstalledProfiles {
  @Override
  public List<BankProfile> all() throws ProfileException {
    MachinePolicy word = folders.policy().read();
    Optional<ProfileRule> locked = word.locked().profile();
    if (locked.isPresent()) {
      return List.of(profiles(word).read(locked.get()));
    }
    Optional<ProfileRule> recommended = word.recommended().profile();
    if (recommended.isEmpty()) {
      return installed.all();
    }
    BankProfile first = profiles(word).read(recommended.get());
    return Stream.concat(
            Stream.of(first),
            installed.all().stream().filter(other -> !other.bankCode().equals(first.bankCode())))
        .toList();
  }

  @Override
  public Optional<String> server() {
    try {
      MachinePolicy word = folders.policy().read();
      return word.locked()
          .profile()
          .or(word.recommended()::profile)
          .flatMap(profiles(word)::server);
    } catch (ProfileException e) {
      // Reading them says the same, where it is told.
      return Optional.empty();
    }
  }

  private PolicyProfiles profiles(MachinePolicy word) {
    return new PolicyProfiles(ProfileDownload.over(ruled(word)), folders.profiles());
  }

  private HttpSettings ruled(MachinePolicy word) {
    return word.locked()
        .proxy()
        .or(word.recommended()::proxy)
        .map(choice -> http.withProxies(choice.routing(http.proxies())))
        .orElse(http);
  }
}
