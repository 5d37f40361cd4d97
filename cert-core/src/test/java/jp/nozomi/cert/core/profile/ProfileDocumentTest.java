package jp.nozomi.cert.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.core.Documents;
import jp.nozomi.cert.core.input.Characters;
import jp.nozomi.cert.core.input.FieldRule;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.profile.BankProfile.Policy;
import jp.nozomi.cert.core.renewal.RenewalPolicy;
import jp.nozomi.cert.core.store.Protection;
import org.junit.jupiter.api.Test;

class ProfileDocumentTest {
  private static final Set<String> WITH_MEMBERS_OF_THEIR_OWN =
      Set.of("server", "trust", "policy", "fields", "pages", "support", "update");

  @Test
  void theExampleIsRead() throws ProfileException {
    BankProfile profile = SampleProfile.parse();

    assertThat(profile.bankCode()).isEqualTo("9999");
    assertThat(profile.name().in(Locale.JAPANESE)).isEqualTo("のぞみ信用組合");
    assertThat(profile.name().in(Locale.UK)).isEqualTo("Nozomi Credit Union");
    assertThat(profile.name().in(Locale.GERMAN)).isEqualTo("のぞみ信用組合");
    assertThat(profile.appName().en()).isEqualTo("Nozomi Credit Union Certificate App");
    assertThat(profile.urlScheme()).isEqualTo("nozomi-cert");
    assertThat(profile.server().directory())
        .isEqualTo(URI.create("https://www.cc9999.example/.well-known/cert-enroll"));
    assertThat(profile.server().origins())
        .containsExactlyInAnyOrder(
            new Origin("www.cc9999.example", 443), new Origin("mtls.cc9999.example", 443));
    assertThat(profile.server().pageHosts())
        .containsExactlyInAnyOrder("bank.example", "www.bank.example");
    assertThat(profile.trust().server()).isEmpty();
    assertThat(profile.trust().client().certificates())
        .containsExactly(SampleProfile.CLIENT_CA.certificate());
    assertThat(profile.policy())
        .isEqualTo(
            new Policy(
                new RenewalPolicy(40, 366),
                Duration.ofMinutes(5),
                Set.of(KeySpec.RSA_2048, KeySpec.EC_P256),
                KeySpec.RSA_2048,
                Protection.ENFORCED,
                "auto"));
    assertThat(profile.loginId()).isEqualTo(new FieldRule(1, 64, Characters.ALPHANUMERIC));
    assertThat(profile.password()).isEqualTo(new FieldRule(1, 128, Characters.ASCII));
    assertThat(profile.loginPage()).isEqualTo(URI.create("https://www.bank.example/login"));
    assertThat(profile.support().name().ja()).isEqualTo("のぞみ信用組合 サポートデスク");
    assertThat(profile.support().phone()).isEqualTo("0120-000-000");
    assertThat(profile.support().hours().ja()).isEqualTo("平日 9:00〜18:00");
    assertThat(profile.support().url()).isEqualTo(URI.create("https://www.bank.example/support"));
    assertThat(profile.support().faq())
        .isEqualTo(Optional.of(URI.create("https://www.bank.example/faq")));
    assertThat(profile.update())
        .contains(
            new BankProfile.Update(
                URI.create("https://updates.example/certapp/metadata/"),
                URI.create("https://updates.example/certapp/targets/"),
                "stable",
                true,
                Optional.of("1.2")));
  }

  @Test
  void theTableListsTheMembersOfTheExample() throws IOException {
    Set<String> listed = new TreeSet<>();
    Matcher row =
        Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\|").matcher(Documents.read("profile.md"));
    while (row.find()) {
      listed.add(row.group(1));
    }

    assertThat(listed).isEqualTo(members(SampleProfile.json()));
  }

  @Test
  void thePageNamesEveryKindThatAProfileCanName() throws IOException {
    String page = Documents.read("profile.md");

    for (List<String> labels :
        List.of(
            List.of(KeySpec.values()).stream().map(KeySpec::label).toList(),
            List.of(Protection.values()).stream().map(Protection::label).toList())) {
      assertThat(page).contains("`" + String.join("`, `", labels) + "`");
    }
    for (Characters set : Characters.values()) {
      assertThat(page).contains("`" + set.label() + "`");
    }
  }

  private static Set<String> members(JsonObject example) {
    Set<String> paths = new TreeSet<>();
    for (Map.Entry<String, JsonValue> member : example.members().entrySet()) {
      if (WITH_MEMBERS_OF_THEIR_OWN.contains(member.getKey())) {
        for (String inner : ((JsonObject) member.getValue()).members().keySet()) {
          paths.add(member.getKey() + "." + inner);
        }
      } else {
        paths.add(member.getKey());
      }
    }
    return paths;
  }
}
