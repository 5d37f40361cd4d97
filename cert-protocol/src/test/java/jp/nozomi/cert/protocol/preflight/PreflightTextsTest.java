package jp.nozomi.cert.protocol.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTextsTest {
  private static final Pattern FACT = Pattern.compile("\\{\\w+\\}");

  /** Every word that a check puts into a sentence, by its kind. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "decided-by", List.of("system", "manual", "pac", "none", "policy", "settings"),
          "offered", List.of("issue", "renew"),
          "protection", Stream.of(Protection.values()).map(Protection::label).toList(),
          "reason",
              Stream.concat(
                      Stream.of("backend-broken"),
                      Stream.of(StoreException.Reason.values()).map(Failure::word))
                  .toList(),
          "store", List.of("windows", "macos", "nss", "pkcs11", "pkcs12"));

  @ParameterizedTest
  @ValueSource(strings = {"preflight.properties", "preflight_en.properties"})
  void haveATextForEachFindingAndNothingElse(String bundle) throws IOException {
    List<String> expected = new ArrayList<>(List.of("report.head", "report.blocked"));
    for (Outcome outcome : Outcome.values()) {
      expected.add("outcome." + outcome.label());
    }
    for (String cause : List.of("earlier-failed", "not-configured", "no-server-time")) {
      expected.add("skipped." + cause + ".message");
    }
    for (CheckId id : CheckId.values()) {
      expected.add(id.label() + ".title");
    }
    for (Finding finding : Finding.values()) {
      expected.add(finding.result().textKey() + ".message");
      finding.result().remedyKey().ifPresent(expected::add);
    }
    expected.add("value.separator");
    WORDS.forEach(
        (kind, words) -> words.forEach(word -> expected.add("value." + kind + "." + word)));

    assertThat(keys(bundle)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void tellTheSameFactsInBothLanguages() throws IOException {
    assertThat(facts("preflight_en.properties")).isEqualTo(facts("preflight.properties"));
  }

  @ParameterizedTest
  @EnumSource(Finding.class)
  void areJapaneseUnlessTheReaderIsEnglish(Finding finding) {
    CheckResult result = finding.result();

    assertThat(PreflightTexts.in(Locale.FRENCH).message(result))
        .isEqualTo(PreflightTexts.in(Locale.JAPAN).message(result))
        .isNotEqualTo(PreflightTexts.in(Locale.US).message(result));
  }

  /** A word of a script among the words of a sentence would be one of ASCII letters. */
  @ParameterizedTest
  @CsvSource({
    "decided-by, PROXY_DIRECT, decidedBy",
    "offered, DIRECTORY_PARTLY_OFFERED, offered",
    "protection, STORE_TOO_WEAK, protection",
    "protection, STORE_TOO_WEAK, minimumProtection",
    "reason, STORE_UNREADABLE, reason",
    "reason, STORE_NOT_AVAILABLE, reason",
    "reason, STORE_NOT_WRITABLE, reason",
    "store, STORE_OK, store",
  })
  void sayTheWordsOfScriptsInTheReadersLanguage(String kind, Finding finding, String fact) {
    for (String word : WORDS.get(kind)) {
      CheckResult result = finding.with(fact, word);

      assertThat(PreflightTexts.in(Locale.JAPAN).message(result))
          .doesNotContainPattern("(?<![A-Za-z])" + word + "(?![A-Za-z])");
      assertThat(PreflightTexts.in(Locale.US).message(result))
          .isNotEqualTo(PreflightTexts.in(Locale.US).message(finding.with(fact, "other")));
      assertThat(result.facts()).containsEntry(fact, word);
    }
  }

  @Test
  void nameTheCheckThatStoodInTheWay() {
    CheckResult skipped =
        CheckResult.skipped(CheckId.HTTP, "earlier-failed").with("because", "proxy-login");

    assertThat(PreflightTexts.in(Locale.JAPAN).message(skipped)).contains("「プロキシの認証」");
    assertThat(PreflightTexts.in(Locale.US).message(skipped)).contains("\"Proxy login\"");
  }

  @Test
  void sayWhereAStoreIsAndHowItProtects() {
    CheckResult result =
        Finding.STORE_OK.with("store", "pkcs12:/home/user/a.p12").with("protection", "file");

    assertThat(PreflightTexts.in(Locale.JAPAN).message(result))
        .isEqualTo("ファイル (/home/user/a.p12) に保存できます (鍵の保護: パスワードで保護)。");
  }

  @Test
  void sayWhatIsOfferedOneAfterTheOther() {
    CheckResult result = Finding.DIRECTORY_OK.with("offered", "issue, renew");

    assertThat(PreflightTexts.in(Locale.JAPAN).message(result)).contains("証明書の発行、証明書の更新");
    assertThat(PreflightTexts.in(Locale.US).message(result)).contains("issuing, renewing");
  }

  @Test
  void showTimesInJapanTime() {
    CheckResult result =
        Finding.TLS_EXPIRED.with("host", "a").with("notAfter", "2026-01-01T00:00:00Z");

    assertThat(PreflightTexts.in(Locale.JAPAN).message(result))
        .isEqualTo("a のサーバー証明書の有効期限が 2026-01-01 09:00:00 JST で切れています。");
  }

  private static Map<String, List<String>> facts(String bundle) throws IOException {
    Map<String, List<String>> facts = new TreeMap<>();
    for (String line : lines(bundle)) {
      int equals = line.indexOf('=');
      facts.put(
          line.substring(0, equals),
          FACT.matcher(line).results().map(MatchResult::group).distinct().sorted().toList());
    }
    return facts;
  }

  /** Read line by line, so that a key that is there twice is seen twice. */
  private static List<String> keys(String bundle) throws IOException {
    return lines(bundle).stream().map(line -> line.substring(0, line.indexOf('='))).toList();
  }

  private static List<String> lines(String bundle) throws IOException {
    try (InputStream in = PreflightTexts.class.getResourceAsStream(bundle)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
