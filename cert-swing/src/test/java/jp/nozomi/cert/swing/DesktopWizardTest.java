package jp.nozomi.cert.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.app.AppFolders;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import jp.nozomi.cert.swing.policy.PolicySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopWizardTest {
  @TempDir private Path folder;

  @Test
  void readsThePolicyOnceBeforeTheWindow() throws Exception {
    Path policy = Files.writeString(folder.resolve("policy.json"), "{\"store\": \"enforced\"}");
    AtomicInteger reads = new AtomicInteger();
    PolicySource counted =
        () -> {
          reads.incrementAndGet();
          return PolicySource.file(policy).read();
        };
    AppFolders folders = new AppFolders(folder, counted);

    List<BankProfile> profiles =
        new DesktopWizard(folders, Clock.systemUTC())
            .read(
                InstalledProfiles.BUILT_IN.under(folders, HttpSettings.defaults()),
                Locale.JAPANESE);

    assertThat(profiles).extracting(BankProfile::bankCode).containsExactly("9999");
    assertThat(reads).hasValue(1);
  }
}
