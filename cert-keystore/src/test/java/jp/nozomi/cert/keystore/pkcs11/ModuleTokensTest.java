package jp.nozomi.cert.keystore.pkcs11;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.keystore.ChildJvm;
import jp.nozomi.cert.keystore.cryptoki.FakeModule;
import jp.nozomi.cert.keystore.cryptoki.TokenInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens beside others that fail. */
class ModuleTokensTest {
  private static final TokenAddress ANY = new TokenAddress("", Optional.empty());

  private final FakeModule fake = new FakeModule();

  @Test
  void aTokenThatFailsHidesNoOther() throws Exception {
    fake.token("first").failingToken().token("last");

    assertThat(labels()).containsExactly("first", "last");
  }

  @Test
  void aReaderThatFailsHidesNoOther() throws Exception {
    fake.emptyReader().failingReader().token("last");

    assertThat(labels()).containsExactly("last");
  }

  @Test
  void theOneTokenThatAnswersIsTheOnlyOne() throws Exception {
    fake.failingToken().token("last");

    assertThat(tokens().slot(ANY)).isEqualTo(1);
  }

  @Test
  void aTokenThatFailsIsNamedIfItIsTheOnlyOne() {
    fake.failingToken();

    assertThatThrownBy(() -> tokens().slot(ANY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("reader 0 (C_GetTokenInfo returned 0x30)");
  }

  @Test
  void aTokenThatFailsIsNamedIfItMayBeTheOneThatIsAskedFor() {
    fake.token("first").failingToken();

    assertThatThrownBy(() -> tokens().slot(named("second")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("reader 1 (C_GetTokenInfo returned 0x30)");
  }

  @Test
  void aReaderThatFailsIsNamedByItsNumber() {
    fake.failingReader();

    assertThatThrownBy(() -> tokens().slot(ANY)).hasMessageContaining("slot 0 (");
  }

  @Test
  void withoutAnyTokenNoneIsBlamed() {
    fake.emptyReader();

    assertThatThrownBy(() -> tokens().slot(ANY)).hasMessageEndingWith(": fake has no such token");
  }

  @Test
  void severalTokensStillNeedAChoice() throws Exception {
    fake.token("first").failingToken().token("last");

    assertRefused(() -> tokens().slot(ANY), Reason.BAD_LOCATION);
    assertThat(tokens().slot(named("last"))).isEqualTo(2);
  }

  @Test
  void aTokenThatOpensNoSessionIsNamed() {
    fake.token("first");

    assertThatThrownBy(() -> Pkcs11Provider.session(fake.module(), 0, named("first").toLocation()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("pkcs11:?token=first opens no session: C_OpenSession returned 0x30");
  }

  @Test
  void aRealTokenThatGoesAwayLeavesTheOthersInP11Kit(@TempDir Path folder) throws Exception {
    SoftHsm.require();
    SoftHsmTokens tokens = SoftHsmTokens.create(folder, "sound", "broken");

    Process process =
        ChildJvm.start(OneTokenFails.class, tokens.environment(), SoftHsm.PIN, folder.toString());
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .contains(
            "before: [pkcs11:?token=broken, pkcs11:?token=sound]",
            "offered: [pkcs11:?token=sound]",
            "listed: []")
        .anyMatch(line -> line.startsWith("asked for: GONE") && line.contains("SoftHSM slot"))
        .anyMatch(line -> line.startsWith("only one: GONE") && line.contains("SoftHSM slot"));
  }

  private ModuleTokens tokens() throws StoreException {
    return ModuleTokens.of(fake.module());
  }

  private List<String> labels() throws StoreException {
    return tokens().slots().keySet().stream().map(TokenInfo::label).toList();
  }

  private static TokenAddress named(String label) {
    return new TokenAddress("", Optional.of(label));
  }
}
