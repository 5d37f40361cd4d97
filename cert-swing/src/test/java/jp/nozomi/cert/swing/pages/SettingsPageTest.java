package jp.nozomi.cert.swing.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.swing.fixture.PageBench;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.MessageModel.Tone;
import jp.nozomi.cert.swing.model.PageEvent.Kind;
import jp.nozomi.cert.swing.settings.Language;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.ProxyChoice;
import jp.nozomi.cert.swing.settings.ProxyMode;
import jp.nozomi.cert.swing.settings.SettingsFile;
import jp.nozomi.cert.swing.settings.SettingsLocks;
import jp.nozomi.cert.swing.settings.TextSize;
import jp.nozomi.cert.swing.settings.UserSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsPageTest {
  private static final ProxyChoice PROXY =
      ProxyChoice.manual(new ProxyAddress("proxy.example", 3128));

  @TempDir private Path folder;
  private PageBench bench;

  @BeforeEach
  void open() {
    bench = opened(SettingsLocks.NONE);
  }

  @Test
  void whatIsSavedHoldsAtOnceAndAtTheNextStart() {
    bench.choose("look", "high-contrast");
    bench.choose("text-size", "large");
    bench.choose("language", "en");
    bench.submit();

    UserSettings wanted =
        UserSettings.DEFAULT
            .withLook(Look.HIGH_CONTRAST)
            .withTextSize(TextSize.LARGE)
            .withLanguage(Language.EN);
    assertThat(bench.restyled()).containsExactly(wanted);
    assertThat(SettingsFile.open(file(), SettingsLocks.NONE, UserSettings.DEFAULT).current())
        .isEqualTo(wanted);
    assertThat(bench.last().message().orElseThrow().tone()).isEqualTo(Tone.SUCCESS);
  }

  @Test
  void whatIsNotSavedIsForgotten() {
    bench.choose("look", "dark");
    bench.pages().closed();

    assertThat(bench.tools().settings().current()).isEqualTo(UserSettings.DEFAULT);
    assertThat(file()).doesNotExist();
  }

  @Test
  void theKeysForTheSizeOfTheTextAreFollowed() {
    bench.choose("look", "dark");
    bench.pages().resized(TextSize.LARGE);
    bench.submit();

    assertThat(bench.restyled())
        .containsExactly(UserSettings.DEFAULT.withLook(Look.DARK).withTextSize(TextSize.LARGE));
  }

  @Test
  void asksForAProxyOnlyWhereOneIsNamed() {
    assertThat(bench.last().fields()).isEmpty();

    bench.choose("proxy", "manual");
    assertThat(bench.last().fields()).extracting(Block.Field::name).containsExactly("host", "port");

    bench.choose("proxy", "pac");
    assertThat(bench.last().fields()).extracting(Block.Field::name).containsExactly("script");
  }

  @Test
  void dropsTheSpacesAroundAPastedProxy() {
    bench.choose("proxy", "manual");
    bench.submit("host", " proxy.example ", "port", "3128\t");

    assertThat(bench.tools().settings().current().proxy()).isEqualTo(PROXY);
  }

  @Test
  void followsAScript() {
    bench.choose("proxy", "pac");
    bench.submit("script", "https://intra.example/proxy.pac");

    assertThat(bench.tools().settings().current().proxy().script())
        .contains(URI.create("https://intra.example/proxy.pac"));
  }

  @ParameterizedTest
  @CsvSource({
    "manual, host, '', 3128",
    "manual, host, http://proxy.example/, 3128",
    "manual, host, user:word@proxy.example, 3128",
    "manual, port, proxy.example, 0",
    "manual, port, proxy.example, 65536",
    "manual, port, proxy.example, 99999999999",
    "manual, port, proxy.example, abc",
  })
  void tellsAWrongProxyAtItsField(String mode, String field, String host, String port) {
    bench.choose("proxy", mode);
    bench.submit("host", host, "port", port);

    assertThat(problems()).containsExactly(field);
    assertThat(bench.restyled()).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"''", "ftp://proxy.example/p", "http:///p", "https://user:word@proxy.example/p"})
  void tellsAWrongScriptAtItsField(String script) {
    bench.choose("proxy", "pac");
    bench.submit("script", script);

    assertThat(problems()).containsExactly("script");
  }

  @Test
  void whatIsNotSavedYetMakesNoWayForALink() {
    bench.choose("look", "dark");

    assertThat(bench.pages().makeWay()).isFalse();
  }

  @Test
  void whatMayBeTypedMakesNoWayForALink() {
    bench.choose("proxy", "manual");
    bench.submit("host", "proxy.example", "port", "8080");

    assertThat(bench.pages().makeWay()).isFalse();
  }

  @Test
  void settingsAsTheyWereMakeWay() {
    assertThat(bench.pages().makeWay()).isTrue();
  }

  @Test
  void saysThatAStoreChangesAtTheNextStart() {
    bench.choose("store", "hardware");
    bench.submit();

    assertThat(bench.last().message().orElseThrow().remedy()).contains("次に起動");
    assertThat(bench.tools().settings().current().store()).contains("hardware");
  }

  @Test
  void namesTheStoresAtHandWithTheirProtection() {
    assertThat(choice("store").options())
        .extracting(Block.Option::label)
        .contains("ブラウザー(コピー防止は不完全)", "ICカード・USBトークン(コピー不可・専用装置)", "ファイル(パスワードで保護)");
  }

  @Test
  void whatTheAdministratorChoseIsShownAndCanNotBeChanged() {
    bench = opened(new SettingsLocks(Optional.of(PROXY), Optional.of("enforced"), false));

    assertThat(choice("proxy").locked().orElseThrow()).contains("管理者");
    assertThat(choice("proxy").selected()).isEqualTo("manual");
    assertThat(choice("store").selected()).isEqualTo("enforced");
    assertThat(choice("look").locked()).isEmpty();

    bench.choose("look", "dark");
    bench.submit();

    UserSettings own =
        SettingsFile.open(file(), SettingsLocks.NONE, UserSettings.DEFAULT).current();
    assertThat(own.look()).isEqualTo(Look.DARK);
    assertThat(own.proxy().mode()).isEqualTo(ProxyMode.SYSTEM);
    assertThat(own.store()).isEmpty();
    assertThat(bench.restyled().get(0).proxy()).isEqualTo(PROXY);
  }

  @Test
  void saysSoWhenTheSettingsCanNotBeSaved() throws Exception {
    Files.createDirectories(file().resolve("in the way"));

    bench.choose("look", "dark");
    bench.submit();

    assertThat(bench.last().message().orElseThrow().tone()).isEqualTo(Tone.ERROR);
    assertThat(bench.restyled()).isEmpty();
    assertThat(bench.tools().settings().current().look()).isEqualTo(Look.SYSTEM);
  }

  private PageBench opened(SettingsLocks locks) {
    return PageBench.open(
        Locale.JAPANESE, SettingsFile.open(file(), locks, UserSettings.DEFAULT), Kind.SETTINGS);
  }

  private Path file() {
    return folder.resolve("own").resolve("settings.json");
  }

  private Stream<String> problems() {
    return bench.last().fields().stream()
        .filter(field -> field.problem().isPresent())
        .map(Block.Field::name);
  }

  private Block.Choice choice(String name) {
    return bench.last().sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Choice.class::isInstance)
        .map(Block.Choice.class::cast)
        .filter(choice -> choice.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
