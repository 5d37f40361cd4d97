package jp.nozomi.cert.swing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRuleTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void takesAFile() {
    Path file = Path.of("bank.json").toAbsolutePath();

    ProfileRule rule = ProfileRule.parse(file.toString()).orElseThrow();

    assertThat(rule.place().file()).hasValue(file);
    assertThat(rule.sha256()).isEmpty();
  }

  @Test
  void takesAFileWithItsHash() {
    Path file = Path.of("bank.json").toAbsolutePath();

    ProfileRule rule = ProfileRule.parse(file + "#sha256=" + HASH).orElseThrow();

    assertThat(rule.place().file()).hasValue(file);
    assertThat(rule.sha256()).hasValue(HASH);
  }

  @Test
  void takesAUrlWithItsHashInAnyCase() {
    ProfileRule rule =
        ProfileRule.parse("https://bank.example/p.json#sha256=" + HASH.toUpperCase(Locale.ROOT))
            .orElseThrow();

    assertThat(rule.place().url()).hasValue(URI.create("https://bank.example/p.json"));
    assertThat(rule.sha256()).hasValue(HASH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bank.json",
        "https://bank.example/p.json",
        "https://bank.example/p.json#sha256=abc",
        "http://bank.example/p.json#sha256="
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "https://user@bank.example/p.json#sha256="
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "https:///p.json#sha256="
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void refusesWhatIsNeitherAnAbsolutePathNorAnHttpsUrlWithAHash(String text) {
    assertThat(ProfileRule.parse(text)).isEmpty();
  }
}
