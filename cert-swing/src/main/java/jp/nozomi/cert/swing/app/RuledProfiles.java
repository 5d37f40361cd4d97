package jp.nozomi.cert.swing.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
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
    return named().get(ProxyAuthenticator.none());
  }

  @Override
  public NamedProfiles named() throws ProfileException {
    MachinePolicy word = folders.policy().read();
    return new Named(
        installed,
        word.locked().profile(),
        word.recommended().profile(),
        proxyLogin ->
            new PolicyProfiles(ProfileDownload.over(ruled(word), proxyLogin), folders.profiles()));
  }

  private HttpSettings ruled(MachinePolicy word) {
    return word.locked()
        .proxy()
        .or(word.recommended()::proxy)
        .map(choice -> http.withProxies(choice.routing(http.proxies())))
        .orElse(http);
  }

  private record Named(
      InstalledProfiles installed,
      Optional<ProfileRule> locked,
      Optional<ProfileRule> recommended,
      Function<ProxyAuthenticator, PolicyProfiles> reader)
      implements NamedProfiles {
    @Override
    public Optional<String> server() {
      return locked.or(this::recommended).flatMap(reader.apply(ProxyAuthenticator.none())::server);
    }

    @Override
    public List<BankProfile> get(ProxyAuthenticator proxyLogin) throws ProfileException {
      PolicyProfiles profiles = reader.apply(proxyLogin);
      if (locked.isPresent()) {
        return List.of(profiles.read(locked.get()));
      }
      if (recommended.isEmpty()) {
        return installed.all();
      }
      BankProfile first = profiles.read(recommended.get());
      return Stream.concat(
              Stream.of(first),
              installed.all().stream().filter(other -> !other.bankCode().equals(first.bankCode())))
          .toList();
    }
  }
}
