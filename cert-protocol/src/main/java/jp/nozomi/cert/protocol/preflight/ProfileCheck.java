package jp.nozomi.cert.protocol.preflight;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;

/** Tells whether the bank profile can be used. */
final class ProfileCheck {
  private final Clock clock;

  ProfileCheck(Clock clock) {
    this.clock = clock;
  }

  Checked<BankProfile> of(ProfileSource source) {
    try {
      BankProfile profile = source.profile();
      if (profile.trust().client().isEmpty()) {
        return Checked.stop(Finding.PROFILE_NO_CLIENT_ANCHOR.with("bankCode", profile.bankCode()));
      }
      Optional<X509Certificate> expired = expiredAnchor(profile);
      CheckResult result =
          expired
              .map(
                  anchor ->
                      Finding.PROFILE_ANCHOR_EXPIRED
                          .with("anchor", anchor.getSubjectX500Principal().getName())
                          .with("notAfter", anchor.getNotAfter().toInstant()))
              .orElseGet(Finding.PROFILE_OK::result);
      return Checked.of(
          result
              .with("bankCode", profile.bankCode())
              .with("directory", profile.server().directory()),
          profile);
    } catch (ProfileException e) {
      return Checked.stop(
          Finding.PROFILE_INVALID.with("member", e.facts().getOrDefault("member", "?")));
    }
  }

  private Optional<X509Certificate> expiredAnchor(BankProfile profile) {
    return Stream.concat(
            profile.trust().server().stream(), profile.trust().client().certificates().stream())
        .filter(anchor -> anchor.getNotAfter().toInstant().isBefore(clock.instant()))
        .findFirst();
  }
}
