package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Standing;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.flow.UnreadStore;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RendererTest {
  private final Renderer renderer = new Renderer(Samples.context(Locale.JAPANESE), Samples.CLOCK);

  // PRODUCT.md section 1: labels are the words on the screen.
  @ParameterizedTest
  @CsvSource({
    "CCHK001, 証明書取得, 証明書発行|証明書更新|証明書の詳細|設定|接続診断|このアプリについて|閉じる",
    "CCHK002, 証明書取得 認証, 認証して発行|戻る",
    "CCHK002-renew, 証明書取得 認証, 認証|戻る",
    "CCHK003, 証明書取得 ワンタイムパスワード認証, 認証|中止",
    "CCHK004, 証明書取得 ワンタイムパスワード認証, 認証|中止",
    "CCHK005, 証明書取得 トランザクション認証, 認証|中止",
    "CCHK006, 証明書取得 追加認証, 認証|中止",
    "CCHK007, 証明書取得 結果, ブラウザを再確認|閉じる|インターネットバンキングを開く",
    "CCHK007-renewed, 証明書取得 結果, ブラウザを再確認|以前の証明書を削除|お知らせを受け取る|閉じる|インターネットバンキングを開く",
    "CCHK007-consent, 証明書取得 結果, ブラウザを再確認|残す|元に戻せないことを了承して削除|お知らせを止める|閉じる|インターネットバンキングを開く",
    "mending, お手続きのお願い, 登録画面を開く|手続きを終えたので続ける|中止|診断情報をコピー",
    "CCHK008, 証明書取得 プロキシ認証, 認証|中止",
    "CCHK902, 異常終了, 閉じる|診断情報をコピー|ログの場所を開く",
    "failure, エラー, 再試行|最初に戻る|診断情報をコピー|ログの場所を開く",
  })
  void hasTheTitleAndButtonsOfTheProduct(String name, String title, String buttons) {
    ScreenModel model = screen(name);

    assertThat(model.title()).isEqualTo(title);
    assertThat(allButtons(model))
        .extracting(ButtonModel::label)
        .containsExactly(buttons.split("\\|"));
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 処理を中止しました。[BZBE011008]",
    "en, The work was stopped. [BZBE011008]",
  })
  void aCodeStandsBehindItsSentenceAsTheLanguageHasIt(String language, String text) {
    Step stopped =
        new Step.Stopped(new Failure(ErrorCode.RENEWAL_CERTIFICATE_UNUSABLE), Optional.empty());

    ScreenModel model =
        new Renderer(Samples.context(Locale.forLanguageTag(language)), Samples.CLOCK)
            .render(stopped);

    assertThat(model.message().orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "CCHK002, ログインID|ログインパスワード",
    "CCHK002-renew, ログインパスワード",
    "CCHK003, ワンタイムパスワード",
    "CCHK004, ワンタイムパスワード(現在)|ワンタイムパスワード(1分後)",
    "CCHK005, トランザクション認証番号",
    "CCHK006, 回答",
    "CCHK008, ユーザ名|パスワード",
    "form, お客様番号",
  })
  void asksForTheFieldsOfTheProduct(String name, String labels) {
    assertThat(screen(name).fields())
        .extracting(Block.Field::label)
        .containsExactly(labels.split("\\|"));
  }

  @Test
  void theFirstPageNamesTheStoresThatAreMissingInTheList() {
    StoreLocation locked = new StoreLocation("pkcs11", "?token=card");
    Failure pin = new Failure(ErrorCode.STORE_PASSWORD_WRONG);
    Step step =
        Journey.walk(
            Journey.home(), new Event.Listed(List.of(), List.of(new UnreadStore(locked, pin))));

    assertThat(renderer.render(step).sections())
        .flatExtracting(SectionModel::blocks)
        .filteredOn(Block.Notes.class::isInstance)
        .anySatisfy(
            notes ->
                assertThat(((Block.Notes) notes).texts())
                    .singleElement()
                    .asString()
                    .contains("ICカード・USBトークン(card)", "PIN"));
  }

  @Test
  void theFirstPageSaysThatItLooksForAPlaceForTheKeyAndThenNamesIt() {
    assertThat(notes(screen("CCHK001-looking"))).contains("秘密鍵の保存先を確認しています。");
    assertThat(notes(screen("CCHK001-empty"))).doesNotContain("秘密鍵の保存先を確認しています。");
  }

  @Test
  void theResultNamesTheBrowsersThatHaveToBeClosed() {
    assertThat(notes(screen("CCHK007-renewed")))
        .anySatisfy(line -> assertThat(line).contains("Chromium, Firefox"));
    assertThat(notes(screen("CCHK007-consent")))
        .anySatisfy(line -> assertThat(line).contains("見つかりませんでした"));
  }

  @Test
  void aFailedDeletionTellsWhyAndCanBeTriedAgain() {
    ScreenModel model = screen("CCHK007-not-deleted");

    assertThat(notes(model)).anySatisfy(line -> assertThat(line).contains("削除できませんでした"));
    assertThat(allButtons(model)).extracting(ButtonModel::label).contains("以前の証明書を削除");
  }

  @Test
  void aCertificateThatIsIssuedAnewOffersNoDeletion() {
    assertThat(allButtons(screen("CCHK007")))
        .extracting(ButtonModel::label)
        .doesNotContain("以前の証明書を削除");
  }

  @Test
  void anAccountThatIsStillNotReadyIsToldAsSuch() {
    assertThat(screen("mending").instruction()).contains("入力済みの内容はそのまま");
    assertThat(screen("mending-again").instruction()).contains("まだ確認できません");
    assertThat(screen("mending").message().orElseThrow().text()).contains("追加認証の回答");
  }

  @Test
  void theSecondCodeHasACountdownByTheMinute() {
    assertThat(screen("CCHK004").sections().get(0).blocks())
        .filteredOn(Block.Countdown.class::isInstance)
        .singleElement()
        .satisfies(
            block ->
                assertThat(((Block.Countdown) block).left(Samples.NOW))
                    .isEqualTo(Duration.ofSeconds(55)));
  }

  @Test
  void theProxyScreenNamesTheProxyAndWhosePasswordItIs() {
    ScreenModel model = screen("CCHK008");

    assertThat(model.instruction()).contains("http://proxy.example:8080/");
    assertThat(model.sections().get(0).help()).contains("インターネットバンキングのユーザ名とパスワードではありません");
  }

  @Test
  void theResultTellsTheManualsNumbersAndNames() {
    String all = screen("CCHK007").toString();

    assertThat(all)
        .contains("電子証明書の発行とインストールが完了しました。")
        .contains("* 電子証明書の有効期限は、発行後1年間です。")
        .contains("* 有効期間満了の40日前に")
        .contains("(9999)NTT DATA CORPORATION")
        .contains("5b8e869e2bc4b2225302f34ada65184e");
  }

  @Test
  void certificatesThatCanNotBeRenewedAreHiddenAtFirstAndThenGreyedWithTheReason() {
    CertificateEntry early = Samples.entry("logid032", Standing.TOO_EARLY, 300);
    Step hidden = Journey.walk(Journey.home(), new Event.Listed(List.of(early)));
    Step shown = Journey.walk(hidden, new Event.UnrenewableShown(true));

    assertThat(table(hidden).rows()).isEmpty();
    assertThat(table(hidden).empty()).contains("更新できない証明書も表示");
    assertThat(table(shown).rows())
        .singleElement()
        .satisfies(row -> assertThat(row.selectable()).isFalse())
        .satisfies(row -> assertThat(row.cells().get(3)).contains("残り300日"));
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void everyStandingHasItsWords(Standing standing) {
    CertificateEntry entry = Samples.entry("logid031", standing, 12);
    Step shown =
        Journey.walk(
            Journey.home(), new Event.Listed(List.of(entry)), new Event.UnrenewableShown(true));

    assertThat(table(shown).rows().get(0).cells().get(2)).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeHasItsPanelWithCodeTimeTraceAndSupportDesk(ErrorCode code) {
    Failure failure = new Failure(code).withTraceId(Optional.of("trace-1"));
    ScreenModel model = renderer.render(new Step.Stopped(failure, Optional.empty()));

    assertThat(model.message().orElseThrow().details())
        .extracting(Block.Fact::value)
        .contains(code.code(), "2026/11/23 12:04:05", "trace-1")
        .anyMatch(value -> value.contains("0120-000-000"));
  }

  @Test
  void aPageIsOfferedOnlyOnTheBanksHosts() {
    assertThat(pageOffered("https://bank.example/register")).isTrue();
    assertThat(pageOffered("https://evil.example/register")).isFalse();
    assertThat(pageOffered("http://bank.example/register")).isFalse();
  }

  private boolean pageOffered(String page) {
    Failure failure =
        new Failure(ErrorCode.SECRET_ANSWER_UNREGISTERED)
            .withBankPage(Optional.of(URI.create(page)));
    return renderer.render(new Step.Stopped(failure, Optional.empty())).buttons().stream()
        .anyMatch(button -> button.action() instanceof Action.Browse);
  }

  private static List<String> notes(ScreenModel model) {
    return model.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Notes.class::isInstance)
        .flatMap(block -> ((Block.Notes) block).texts().stream())
        .toList();
  }

  private ScreenModel screen(String name) {
    return renderer.render(Journey.everyScreen().get(name));
  }

  private Block.Table table(Step step) {
    return renderer.render(step).sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<ButtonModel> allButtons(ScreenModel model) {
    return java.util.stream.Stream.concat(
            model.sections().stream().flatMap(section -> section.buttons().stream()),
            model.buttons().stream())
        .toList();
  }
}
