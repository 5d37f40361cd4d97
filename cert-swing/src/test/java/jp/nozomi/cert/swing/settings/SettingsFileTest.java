package jp.nozomi.cert.swing.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final ProxyAddress SYSTEM_PROXY = new ProxyAddress("system.example", 8080);
  private static final ProxyAddress OWN_PROXY = new ProxyAddress("own.example", 3128);

  @TempDir private Path folder;

  @Test
  void withoutAFileTheDefaultsHold() {
    assertThat(open(SettingsLocks.NONE).current()).isEqualTo(UserSettings.DEFAULT);
  }

  @Test
  void remembersEverything() throws Exception {
    UserSettings all =
        new UserSettings(
            ProxyChoice.pac("http://intra.example/p.pac").orElseThrow(),
            TextSize.MEDIUM,
            Look.DARK,
            Language.EN,
            Optional.of("nss"));
    open(SettingsLocks.NONE).save(all);

    assertThat(open(SettingsLocks.NONE).current()).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"format\": 2}",
        "{\"format\": 1, \"theme\": \"pink\"}",
        "{\"format\": 1, \"textSize\": 12}",
        "{\"format\": 1, \"proxy\": {\"mode\": \"manual\", \"host\": \"a b\", \"port\": 1}}",
        "{\"format\": 1, \"proxy\": {\"mode\": \"manual\", \"host\": \"a\", \"port\": 65536}}",
        "{\"format\": 1, \"proxy\": {\"mode\": \"pac\", \"script\": \"ftp://a/\"}}",
      })
  void aBrokenFileKeepsNobodyFromTheApp(String content) throws Exception {
    Files.writeString(file(), content);

    assertThat(open(SettingsLocks.NONE).current()).isEqualTo(UserSettings.DEFAULT);
  }

  @Test
  void aStartsChoiceHoldsUntilAnotherIsSaved() throws Exception {
    SettingsFile settings = open(SettingsLocks.NONE);
    settings.use(settings.current().withLook(Look.DARK));
    assertThat(settings.current().look()).isEqualTo(Look.DARK);
    assertThat(file()).doesNotExist();

    settings.save(settings.current().withLook(Look.LIGHT));

    assertThat(settings.current().look()).isEqualTo(Look.LIGHT);
  }

  @Test
  void theAdministratorsChoiceHoldsOverAStartsChoiceToo() {
    SettingsFile settings =
        open(
            new SettingsLocks(Optional.of(ProxyChoice.manual(OWN_PROXY)), Optional.empty(), false));

    settings.use(settings.current().withProxy(ProxyChoice.NONE));

    assertThat(settings.current().proxy()).isEqualTo(ProxyChoice.manual(OWN_PROXY));
  }

  @Test
  void aProxyThatIsSavedIsUsedAtTheNextConnection() throws Exception {
    SettingsFile settings = open(SettingsLocks.NONE);
    ProxyRouting routing = new ChosenProxies(settings, (host, port) -> Optional.of(SYSTEM_PROXY));
    assertThat(routing.proxyFor("bank.example", 443)).contains(SYSTEM_PROXY);

    settings.save(settings.current().withProxy(ProxyChoice.manual(OWN_PROXY)));
    assertThat(routing.proxyFor("bank.example", 443)).contains(OWN_PROXY);

    settings.save(settings.current().withProxy(ProxyChoice.NONE));
    assertThat(routing.proxyFor("bank.example", 443)).isEmpty();
  }

  @Test
  void aScriptOfTheUsersIsFollowed() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("proxy settings.pac"),
            "function FindProxyForURL(url, host) { return \"PROXY own.example:3128\"; }");
    ProxyRouting routing =
        ProxyChoice.pac(script.toString()).orElseThrow().routing(ProxyRouting.direct());

    assertThat(routing.proxyFor("bank.example", 443)).contains(OWN_PROXY);
  }

  private SettingsFile open(SettingsLocks locks) {
    return SettingsFile.open(file(), locks, UserSettings.DEFAULT);
  }

  private Path file() {
    return folder.resolve("settings.json");
  }
}
