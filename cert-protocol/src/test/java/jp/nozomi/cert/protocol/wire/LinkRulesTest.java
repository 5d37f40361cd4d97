package jp.nozomi.cert.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRulesTest {
  private final LinkRules rules =
      new LinkRules(
          new BankProfile.Server(
              URI.create("https://bank.example/dir"),
              Set.of(new Origin("bank.example", 443)),
              Set.of("www.bank.example")));

  @Test
  void followsALinkToAListedOrigin() throws JsonException {
    assertThat(rules.link(link("https://Bank.Example:443/x"), "l"))
        .hasToString("https://Bank.Example:443/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bank.example/x",
        "https://bank.example:444/x",
        "https://bank.example.evil/x",
        "https://user@bank.example/x",
        "https://evil/?https://bank.example/",
        "/relative",
        "javascript:alert(1)",
        "https://bank.example\\@evil/",
        ""
      })
  void followsNoOtherLink(String url) {
    assertThatThrownBy(() -> rules.link(link(url), "l")).isInstanceOf(JsonException.class);
  }

  @Test
  void fillsInTheUuidOnly() throws JsonException {
    UUID uuid = UUID.fromString("00000000-0000-4000-8000-000000000001");
    assertThat(rules.template(link("https://bank.example/o/{uuid}/x"), "l").expand(uuid))
        .hasToString("https://bank.example/o/00000000-0000-4000-8000-000000000001/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bank.example/o/x",
        "https://{uuid}.bank.example/o",
        "https://bank.example/{uuid}/{uuid}",
        "https://bank.example/{other}/{uuid}",
        "https://evil.example/{uuid}"
      })
  void refusesOtherTemplates(String text) {
    assertThatThrownBy(() -> rules.template(link(text), "l")).isInstanceOf(JsonException.class);
  }

  @Test
  void opensPagesOfListedHostsOnly() {
    assertThat(rules.page(Optional.of("https://www.bank.example/mend"))).isPresent();
    assertThat(rules.page(Optional.of("http://www.bank.example/mend"))).isEmpty();
    assertThat(rules.page(Optional.of("https://bank.example/mend"))).isEmpty();
    assertThat(rules.page(Optional.of("https://a@www.bank.example/mend"))).isEmpty();
    assertThat(rules.page(Optional.of("not a page"))).isEmpty();
  }

  private static JsonObject link(String url) {
    return JsonObject.builder().put("l", url).build();
  }
}
