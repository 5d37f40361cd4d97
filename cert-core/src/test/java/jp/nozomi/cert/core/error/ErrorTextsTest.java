package jp.nozomi.cert.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nozomi.cert.core.profile.ProfileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "en-US", "en-GB"})
  void areEnglishForAnEnglishLocale(String locale) {
    assertThat(ErrorTexts.in(Locale.forLanguageTag(locale)).of(ErrorCode.INPUT_INVALID).message())
        .isEqualTo("The input is not correct.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "ja-JP", "de", "und"})
  void areJapaneseForEveryOtherLocale(String locale) {
    assertThat(ErrorTexts.in(Locale.forLanguageTag(locale)).of(ErrorCode.INPUT_INVALID).message())
        .isEqualTo("入力内容に誤りがあります。");
  }

  @Test
  void areJapaneseAlsoOnAnEnglishMachine() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      assertThat(ErrorTexts.in(Locale.JAPANESE).of(ErrorCode.BUSY).message())
          .startsWith("ただいま受付が混雑しております。");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @ParameterizedTest
  @EnumSource
  void areCompleteInBothLanguages(ErrorCode code) {
    ErrorText japanese = ErrorTexts.in(Locale.JAPANESE).of(code);
    ErrorText english = ErrorTexts.in(Locale.ENGLISH).of(code);

    assertThat(japanese.remedy()).containsPattern("[ぁ-ん]");
    assertThat(english.remedy()).isNotBlank().matches("\\p{ASCII}*");
    if (code.place() == ErrorPlace.ABORTED) {
      assertThat(japanese.message()).isEmpty();
      assertThat(english.message()).isEmpty();
    } else {
      assertThat(japanese.message()).containsPattern("[ぁ-ん]");
      assertThat(english.message()).isNotBlank().matches("\\p{ASCII}*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors.properties", "errors_en.properties"})
  void haveAMessageAndARemedyForEachCodeAndNothingElse(String bundle) throws IOException {
    assertThat(keys(bundle))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(ErrorCode.values())
                        .flatMap(
                            code -> Stream.of(code.code() + ".message", code.code() + ".remedy")),
                    Stream.of("N013e.remedy.policy-invalid"))
                .toList());
  }

  @Test
  void sendWhomAnAdministratorsMistakeStopsToTheAdministrator() {
    Failure wrong =
        ProfileException.ofAdministrator("https://bank.example/p.json", "no profile", null)
            .failure();

    assertThat(ErrorTexts.in(Locale.JAPANESE).remedy(wrong))
        .contains("「https://bank.example/p.json」")
        .contains("管理者に連絡する");
    assertThat(ErrorTexts.in(Locale.ENGLISH).remedy(wrong))
        .startsWith("Tell your administrator that https://bank.example/p.json is not right");
  }

  @Test
  void giveTheCodesRemedyToEveryOtherCondition() {
    Failure wrong = new ProfileException("bankCode", "missing", null).failure();

    assertThat(ErrorTexts.in(Locale.ENGLISH).remedy(wrong))
        .isEqualTo("Name a valid profile, or install the application again.");
  }

  @Test
  void arePrintedWithTheCodeWhereTheManualPrintsIt() {
    ErrorTexts texts = ErrorTexts.in(Locale.JAPANESE);

    assertThat(texts.printed(ErrorCode.INPUT_INVALID)).isEqualTo("入力内容に誤りがあります。[G006e]");
    assertThat(texts.printed(ErrorCode.SECRET_ANSWER_UNREGISTERED))
        .isEqualTo("追加認証の回答が登録されていません。ブラウザからログインして登録してください。");
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 処理を中止しました。, 処理を中止しました。[G005e]",
    "en, The work was stopped., The work was stopped. [G005e]",
    "ja, '', [G005e]",
    "en, '', [G005e]",
  })
  void putTheCodeBehindASentenceAsTheirLanguageDoes(
      String language, String sentence, String joined) {
    assertThat(
            ErrorTexts.in(Locale.forLanguageTag(language))
                .withCode(sentence, ErrorCode.NOT_AVAILABLE))
        .isEqualTo(joined);
  }

  /** Read line by line, so that a key that is there twice is seen twice. */
  private static List<String> keys(String bundle) throws IOException {
    try (InputStream in = ErrorTexts.class.getResourceAsStream(bundle)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf('=')))
          .toList();
    }
  }
}
