package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private final Texts japanese = Texts.in(Locale.JAPANESE);
  private final Texts english = Texts.in(Locale.ENGLISH);

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(english.keys()).containsExactlyInAnyOrderElementsOf(japanese.keys());
  }

  @Test
  void noTextIsEmpty() {
    assertThat(japanese.keys()).noneMatch(key -> japanese.of(key).isBlank());
    assertThat(english.keys()).noneMatch(key -> english.of(key).isBlank());
  }

  @Test
  void bothLanguagesHaveTheSamePlacesForValues() {
    assertThat(japanese.keys())
        .allSatisfy(
            key -> assertThat(places(english.of(key))).as(key).isEqualTo(places(japanese.of(key))));
  }

  @Test
  void englishTextsHaveNoJapanese() {
    assertThat(english.keys())
        .allSatisfy(key -> assertThat(english.of(key)).doesNotContainPattern("\\p{IsHan}"));
  }

  @Test
  void anyOtherLanguageReadsJapanese() {
    assertThat(Texts.in(Locale.FRENCH).of("home.list")).isEqualTo("証明書一覧");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void everyScreenFindsItsTexts(String language) {
    Locale locale = Locale.forLanguageTag(language);

    assertThat(EveryScreen.byName().values())
        .allSatisfy(screen -> assertThat(screen.apply(locale).title()).isNotBlank());
  }

  private static java.util.Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(m -> m.group())
        .collect(java.util.stream.Collectors.toSet());
  }
}
