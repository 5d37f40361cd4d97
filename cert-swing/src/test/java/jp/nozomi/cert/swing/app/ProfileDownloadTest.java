package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import jp.nozomi.cert.protocol.transport.Squid;
import jp.nozomi.cert.testkit.FakeBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile behind a real Squid that wants a login. */
class ProfileDownloadTest {
  @TempDir private Path folder;

  // Of its own, as Squid's user may not look into the other.
  @TempDir private Path squidFolder;

  @Test
  void logsInAtTheProxyAfterAWrongPair() throws Exception {
    List<Boolean> rejected = new ArrayList<>();
    ProxyAuthenticator user =
        (proxy, realm, again) -> {
          rejected.add(again);
          char[] password = (again ? "right" : "wrong").toCharArray();
          return Optional.of(new ProxyLogin("user", Secret.take(password)));
        };
    try (FakeBank bank = FakeBank.builder().start();
        FetchedProfile profile = new FetchedProfile(bank, folder);
        Squid squid = Squid.basic(squidFolder)) {
      assertThat(profile.through(squid.port(), user).bankCode()).isEqualTo("9999");
    }
    assertThat(rejected).containsExactly(false, true);
  }

  @Test
  void whoeverGivesNoLoginIsToldOfTheProxy() throws Exception {
    try (FakeBank bank = FakeBank.builder().start();
        FetchedProfile profile = new FetchedProfile(bank, folder);
        Squid squid = Squid.basic(squidFolder)) {
      ProfileException e =
          catchThrowableOfType(
              ProfileException.class,
              () -> profile.through(squid.port(), ProxyAuthenticator.none()));

      assertThat(e.getCause())
          .isInstanceOfSatisfying(
              CodedException.class, cause -> assertThat(cause.code().code()).isEqualTo("G009e"));
      assertThat(profile.server().requests()).isEmpty();
    }
  }
}
