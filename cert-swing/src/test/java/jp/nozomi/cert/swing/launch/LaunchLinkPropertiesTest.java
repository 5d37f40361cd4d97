package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LaunchLinkPropertiesTest {
  private static final Set<String> SCHEMES = Set.of("nozomi-cert");

  /** The grammar once more, written as one expression and knowing nothing of the parser. */
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?i:nozomi-cert):(issue|renew)"
              + "(\\?(bank=[0-9]{4}(&nonce=[\\w-]{16,64})?|nonce=[\\w-]{16,64}(&bank=[0-9]{4})?))?");

  @Property(tries = 5000)
  void whateverItIsGivenItAcceptsTheGrammarAndRefusesTheRest(@ForAll("texts") String text) {
    if (GRAMMAR.matcher(text).matches()) {
      assertThatCode(() -> LaunchLink.parse(text, SCHEMES)).doesNotThrowAnyException();
    } else {
      assertThatExceptionOfType(LinkRefusedException.class)
          .isThrownBy(() -> LaunchLink.parse(text, SCHEMES));
    }
  }

  @Property(tries = 5000)
  void aRightLinkWithOneCharacterChangedIsRefusedOrStillOfTheGrammar(
      @ForAll("links") String link, @ForAll @IntRange(max = 200) int at, @ForAll char change) {
    StringBuilder text = new StringBuilder(link);
    text.setCharAt(at % link.length(), change);

    whateverItIsGivenItAcceptsTheGrammarAndRefusesTheRest(text.toString());
  }

  @Property
  void noMessageRepeatsTheLink(@ForAll("texts") String text) {
    try {
      LaunchLink.parse(text, SCHEMES);
    } catch (LinkRefusedException refused) {
      assertThat(refused.getMessage()).matches("N022e: [a-z-]+");
      assertThat(refused.facts()).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "nozomi-cert",
            "NOZOMI-CERT",
            ":",
            "issue",
            "renew",
            "?",
            "&",
            "=",
            "bank",
            "nonce",
            "bank=9999",
            "nonce=abcdefghijklmnop",
            "9999",
            "%39",
            "/",
            "//",
            "#",
            " ",
            "\0",
            "é");
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        links(),
        pieces.list().ofMaxSize(9).map(list -> String.join("", list)));
  }

  @Provide
  Arbitrary<String> links() {
    Arbitrary<String> action = Arbitraries.of("issue", "renew");
    Arbitrary<String> bank = Arbitraries.strings().numeric().ofLength(4).map(b -> "bank=" + b);
    Arbitrary<String> nonce =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars('-', '_')
            .ofMinLength(16)
            .ofMaxLength(64)
            .map(n -> "nonce=" + n);
    Arbitrary<String> query =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            bank.map(b -> "?" + b),
            nonce.map(n -> "?" + n),
            Combinators.combine(bank, nonce).as((b, n) -> "?" + b + "&" + n),
            Combinators.combine(bank, nonce).as((b, n) -> "?" + n + "&" + b));
    return Combinators.combine(action, query).as((a, q) -> "nozomi-cert:" + a + q);
  }
}
