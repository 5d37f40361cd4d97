package jp.nozomi.cert.swing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.swing.app.InstalledProfiles;
import org.junit.jupiter.api.Test;

/** The ready files for browsers in docs/policy: the built-in bank's origin and no other. */
class BrowserPolicyTest {
  private static final Path FOLDER = Path.of("..", "docs", "policy");

  @Test
  void chromiumStartsTheAppForTheBanksOwnHostOnly() throws Exception {
    BankProfile bank = InstalledProfiles.BUILT_IN.all().get(0);

    assertThat(read("chromium.json"))
        .isEqualTo(rule(bank, "https://." + bank.loginPage().getHost() + ":443"));
  }

  @Test
  void firefoxStartsTheAppForTheBanksOriginOnly() throws Exception {
    BankProfile bank = InstalledProfiles.BUILT_IN.all().get(0);

    assertThat(read("firefox.json").optionalObject("policies"))
        .hasValue(rule(bank, "https://" + bank.loginPage().getHost()));
  }

  private static JsonObject read(String name) throws Exception {
    return new JsonReader(JsonLimits.MESSAGE).readObject(Files.readAllBytes(FOLDER.resolve(name)));
  }

  private static JsonObject rule(BankProfile bank, String origin) {
    return JsonObject.builder()
        .put(
            "AutoLaunchProtocolsFromOrigins",
            new JsonArray(
                java.util.List.of(
                    JsonObject.builder()
                        .put("protocol", bank.urlScheme())
                        .put("allowed_origins", JsonArray.ofStrings(java.util.List.of(origin)))
                        .build())))
        .build();
  }
}
