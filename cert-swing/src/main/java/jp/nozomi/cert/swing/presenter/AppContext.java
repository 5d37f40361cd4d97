package jp.nozomi.cert.swing.presenter;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.profile.BankProfile;

/**
 * What one run of the app is about.
 *
 * @param profile the bank
 * @param profileTrusted whether the profile came with the app; false for {@code --profile}
 * @param locale the reader's language
 * @param version the app's version
 * @param logFolder where the log is
 */
public record AppContext(
    BankProfile profile, boolean profileTrusted, Locale locale, String version, Path logFolder) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /**
   * Changes the language.
   *
   * @param other the reader's language
   * @return a copy with it
   */
  public AppContext in(Locale other) {
    return new AppContext(profile, profileTrusted, other, version, logFolder);
  }

  /**
   * Gives the host that must be shown as 未検証, because an unsigned profile names it.
   *
   * @return the host; empty for a trusted profile and for this PC itself
   */
  public Optional<String> unverifiedHost() {
    String host = profile.server().directory().getHost();
    return profileTrusted || LOOPBACK.contains(host) ? Optional.empty() : Optional.of(host);
  }
}
