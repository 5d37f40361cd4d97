package jp.nozomi.cert.swing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.nozomi.cert.core.profile.ProfileException;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  @TempDir private Path folder;

  @Test
  void withoutAFileNothingIsRestricted() throws Exception {
    assertThat(PolicySource.file(folder.resolve("policy.json")).read())
        .isEqualTo(MachinePolicy.NONE);
  }

  @Test
  void aFileThatCanNotBeReachedIsToldInsteadOfCountingAsNone() throws Exception {
    Path noFolder = Files.writeString(folder.resolve("nozomi-cert"), "");

    assertThatThrownBy(() -> PolicySource.file(noFolder.resolve("policy.json")).read())
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("can not be read");
  }

  @Test
  void whatItDoesNotKnowIsIgnored() throws Exception {
    assertThat(read("{\"updates\": \"off\", \"later\": 1}").updates()).isFalse();
    assertThat(read("{\"updates\": \"on\"}").updates()).isTrue();
  }

  @Test
  void settingsAtTheTopAreLockedAndThoseBelowRecommended() throws Exception {
    MachinePolicy policy =
        read(
            """
            {"profile": "/etc/bank.json", "minimumProtection": "hardware",
             "recommended": {"store": "pkcs11:?token=A"}}
            """);

    assertThat(policy.locked().profile()).map(ProfileRule::text).hasValue("/etc/bank.json");
    assertThat(policy.locked().store()).isEmpty();
    assertThat(policy.recommended().store()).hasValue("pkcs11:?token=A");
    assertThat(policy.minimumProtection()).hasValue(Protection.HARDWARE);
  }

  @Test
  void aLockedStoreCountsBeforeARecommendedOne() throws Exception {
    assertThat(read("{\"store\": \"auto\", \"recommended\": {\"store\": \"nss\"}}").store())
        .hasValue("auto");
  }

  @Test
  void aProxyLeadsToAllHostsButTheExceptions() throws Exception {
    MachinePolicy policy =
        read("{\"proxy\": \"proxy.example:3128\", \"proxyExceptions\": \"*.intra, 10.0.0.0/8\"}");

    assertThat(routing(policy).proxyFor("bank.example", 443))
        .hasValue(new ProxyAddress("proxy.example", 3128));
    assertThat(routing(policy).proxyFor("a.intra", 443)).isEmpty();
    assertThat(routing(policy).proxyFor("10.1.2.3", 443)).isEmpty();
  }

  @Test
  void aScriptDecidesAboutTheProxy() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("proxy.pac"),
            "function FindProxyForURL(url, host) { return 'PROXY proxy.example:8080'; }");

    assertThat(
            routing(read("{\"proxy\": \"pac:" + script.toUri() + "\"}"))
                .proxyFor("bank.example", 443))
        .hasValue(new ProxyAddress("proxy.example", 8080));
  }

  @Test
  void directMeansNoProxy() throws Exception {
    assertThat(routing(read("{\"proxy\": \"direct\"}")).proxyFor("bank.example", 443)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"updates\": \"Off\"}",
        "{\"updates\": false}",
        "{\"profile\": \"bank.json\"}",
        "{\"proxy\": \"proxy.example\"}",
        "{\"proxy\": \"proxy.example:0\"}",
        "{\"proxy\": \"proxy.example:99999\"}",
        "{\"proxy\": \"pac:ftp://proxy.example/proxy.pac\"}",
        "{\"proxy\": \"pac:%\"}",
        "{\"proxy\": \"pac:proxy.pac\"}",
        "{\"store\": \"Kind of\"}",
        "{\"store\": \"rubbish:x\"}",
        "{\"minimumProtection\": \"strong\"}",
        "{\"recommended\": \"off\"}",
        "{\"recommended\": {\"store\": \"\"}}"
      })
  void aBrokenFileIsToldAndNotOverlooked(String content) {
    assertThatThrownBy(() -> read(content)).isInstanceOf(ProfileException.class);
  }

  @Test
  void theFailureNamesTheFileAndTheSetting() {
    assertThatThrownBy(() -> read("{\"recommended\": {\"proxy\": \"?\"}}"))
        .hasMessageContaining("policy.json recommended.proxy")
        .hasMessageContaining("host:port");
  }

  private static ProxyRouting routing(MachinePolicy policy) {
    return policy.locked().proxy().orElseThrow().routing(ProxyRouting.system());
  }

  private MachinePolicy read(String content) throws Exception {
    return PolicySource.file(Files.writeString(folder.resolve("policy.json"), content)).read();
  }
}
