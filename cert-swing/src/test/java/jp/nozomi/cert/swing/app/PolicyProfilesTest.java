package jp.nozomi.cert.swing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jp.nozomi.cert.core.encoding.Sha256;
import jp.nozomi.cert.core.error.ErrorTexts;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.swing.policy.PolicySource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyProfilesTest {
  private static final String URL = "https://bank.example/profile.json";

  @TempDir private Path folder;

  private byte[] profile;
  private byte[] served;
  private int downloads;

  @BeforeEach
  void read() throws IOException {
    try (var in = ProfileSource.class.getResourceAsStream("9999.json")) {
      profile =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("\"9999\"", "\"1234\"")
              .getBytes(StandardCharsets.UTF_8);
    }
    served = profile;
  }

  @Test
  void aUrlsProfileIsUsedIfItsHashIsTheRules() throws Exception {
    assertThat(under(URL + "#sha256=" + Sha256.hex(profile)).bankCode()).isEqualTo("1234");
  }

  @Test
  void anotherFileThanThatOfTheHashIsRefusedAndNotKept() {
    String wanted = Sha256.hex(profile);
    served = "{}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> under(URL + "#sha256=" + wanted))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("is not the profile of this hash");
    assertThat(folder.resolve("profiles")).doesNotExist();
  }

  @Test
  void aSecondStartNeedsNoNetwork() throws Exception {
    String rule = URL + "#sha256=" + Sha256.hex(profile);
    under(rule);
    under(rule);

    assertThat(downloads).isEqualTo(1);
  }

  @Test
  void theServerIsAskedOnceAndThenNoMore() throws Exception {
    String rule = URL + "#sha256=" + Sha256.hex(profile);
    InstalledProfiles ruled =
        InstalledProfiles.BUILT_IN.under(folders(rule), HttpSettings.defaults());
    assertThat(ruled.named().server()).contains("bank.example");

    under(rule);

    assertThat(ruled.named().server()).isEmpty();
  }

  @Test
  void aFileNeedsNoServer() throws Exception {
    Path file = Files.write(folder.resolve("bank.json"), profile);

    assertThat(
            InstalledProfiles.BUILT_IN
                .under(folders(file.toString()), HttpSettings.defaults())
                .named()
                .server())
        .isEmpty();
  }

  @Test
  void aCopyThatSomebodyChangedIsDownloadedAnew() throws Exception {
    String rule = URL + "#sha256=" + Sha256.hex(profile);
    under(rule);
    Files.writeString(folder.resolve("profiles").resolve(Sha256.hex(profile) + ".json"), "{}");

    assertThat(under(rule).bankCode()).isEqualTo("1234");
    assertThat(downloads).isEqualTo(2);
  }

  @Test
  void aUrlThatNamesNoProfileIsTheAdministratorsToMend() {
    served = "{}".getBytes(StandardCharsets.UTF_8);

    ProfileException e =
        catchThrowableOfType(
            ProfileException.class, () -> under(URL + "#sha256=" + Sha256.hex(served)));

    assertThat(e.failure().type()).isEqualTo("policy-invalid");
    assertThat(e.facts()).containsEntry("member", URL);
    assertThat(ErrorTexts.in(Locale.ENGLISH).remedy(e.failure()))
        .startsWith("Tell your administrator that " + URL + " is not right");
  }

  @Test
  void aServerThatDoesNotAnswerIsTold() {
    served = null;

    assertThatThrownBy(() -> under(URL + "#sha256=" + Sha256.hex(profile)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("can not be read");
  }

  @Test
  void aFilesHashIsCheckedToo() throws Exception {
    Path file = Files.write(folder.resolve("bank.json"), profile);

    assertThat(under(file + "#sha256=" + Sha256.hex(profile)).bankCode()).isEqualTo("1234");
    assertThatThrownBy(() -> under(file + "#sha256=" + Sha256.hex(new byte[0])))
        .isInstanceOf(ProfileException.class);
  }

  @Test
  void aUrlThatIsNotHttpsIsNoRule() throws Exception {
    AppFolders folders = folders("http://bank.example/p.json#sha256=" + Sha256.hex(profile));

    assertThatThrownBy(
            () -> InstalledProfiles.BUILT_IN.under(folders, HttpSettings.defaults()).all())
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("https");
  }

  private BankProfile under(String rule) throws Exception {
    PolicyProfiles profiles =
        new PolicyProfiles(
            url -> {
              downloads++;
              if (served == null) {
                throw new IOException("no answer");
              }
              return BoundedFile.read(new ByteArrayInputStream(served), ProfileSource.MOST_BYTES);
            },
            folder.resolve("profiles"));
    return profiles.read(folders(rule).policy().read().locked().profile().orElseThrow());
  }

  private AppFolders folders(String rule) throws IOException {
    Path file = folder.resolve("policy.json");
    Files.writeString(file, "{\"profile\": \"" + rule + "\"}");
    return new AppFolders(folder, PolicySource.file(file));
  }
}
