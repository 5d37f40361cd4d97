package jp.nozomi.cert.swing.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.fixture.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class LaunchLinkTest {
  private static final Set<String> SCHEMES = Set.of("nozomi-cert");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  @Test
  void anActionAloneIsEnough() throws Exception {
    assertThat(LaunchLink.parse("nozomi-cert:renew", SCHEMES))
        .isEqualTo(
            new LaunchLink("nozomi-cert", LaunchAction.RENEW, Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nozomi-cert:issue?bank=9999&nonce=AZaz09-_AZaz09-_",
        "nozomi-cert:issue?nonce=AZaz09-_AZaz09-_&bank=9999",
        "Nozomi-CERT:issue?bank=9999&nonce=AZaz09-_AZaz09-_"
      })
  void theOrderOfTheParametersAndTheCaseOfTheSchemeDoNotMatter(String text) throws Exception {
    assertThat(LaunchLink.parse(text, SCHEMES))
        .isEqualTo(
            new LaunchLink(
                "nozomi-cert",
                LaunchAction.ISSUE,
                Optional.of("9999"),
                Optional.of("AZaz09-_AZaz09-_")));
  }

  @Test
  void theLongestRightLinkFitsTheBound() throws Exception {
    String scheme = "s".repeat(32);
    String text = scheme + ":issue?bank=9999&nonce=" + "n".repeat(64);

    assertThat(LaunchLink.parse(text, Set.of(scheme)).nonce()).isPresent();
    assertThat(text.length()).isLessThanOrEqualTo(LaunchLink.MOST_CHARACTERS);
  }

  /**
   * Links that anybody's page could fire.
   *
   * @return why each is refused, and its text with escapes
   */
  public static Stream<Arguments> hostileLinks() throws IOException {
    try (InputStream in = LaunchLinkTest.class.getResourceAsStream("hostile-links.tsv")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSizeGreaterThan(100).doesNotHaveDuplicates();
      return lines.stream()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> Arguments.of(LinkRefusal.valueOf(cells[0]), cells[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("hostileLinks")
  void aHostileLinkIsRefusedForItsReason(LinkRefusal refusal, String escaped) {
    String text = plain(escaped);

    assertThatExceptionOfType(LinkRefusedException.class)
        .isThrownBy(() -> LaunchLink.parse(text, SCHEMES).select(List.of(Profiles.of())))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal))
        .withMessageNotContaining("nozomi-cert:");
  }

  /** Undoes the escapes of the list. */
  public static String plain(String escaped) {
    return ESCAPE
        .matcher(escaped)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  @ParameterizedTest
  @EnumSource(LinkRefusal.class)
  void everyRefusalHasAHostileLinkThatShowsIt(LinkRefusal refusal) throws IOException {
    assertThat(hostileLinks()).anyMatch(arguments -> arguments.get()[0] == refusal);
  }
}
