package jp.nozomi.cert.swing.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.swing.policy.MachinePolicy;
import jp.nozomi.cert.swing.policy.PolicySource;

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
   * @param policy the administrator's word
   * @return the profiles that are trusted under it
   */
  default InstalledProfiles under(PolicySource policy) {
    return () -> {
      MachinePolicy word = policy.read();
      Optional<Path> locked = word.locked().profile();
      if (locked.isPresent()) {
        return List.of(ProfileSource.ofFile(locked.get().toString()));
      }
      Optional<Path> recommended = word.recommended().profile();
      if (recommended.isEmpty()) {
        return all();
      }
      BankProfile first = ProfileSource.ofFile(recommended.get().toString());
      return Stream.concat(
              Stream.of(first),
              all().stream().filter(other -> !other.bankCode().equals(first.bankCode())))
          .toList();
    };
  }
}
