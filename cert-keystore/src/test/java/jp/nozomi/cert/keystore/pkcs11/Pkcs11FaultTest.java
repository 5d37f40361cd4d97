package jp.nozomi.cert.keystore.pkcs11;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.ChildJvm;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.TestCa;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with tokens, each with its own reason. */
class Pkcs11FaultTest {
  private SoftHsm softHsm;

  @BeforeEach
  void requireSoftHsm() {
    softHsm = SoftHsm.require();
  }

  @Test
  void aWrongPinIsRefused() {
    assertRefused(
        () -> open(location("faults%20%26%20more"), "0000"), StoreException.Reason.WRONG_PASSWORD);
  }

  @Test
  void anUnansweredPromptIsAWrongPin() {
    assertRefused(
        () -> CertificateStores.open(location("faults%20%26%20more"), StorePrompt.none()),
        StoreException.Reason.WRONG_PASSWORD);
  }

  @Test
  void aTokenThatIsNotThereIsGone() {
    assertRefused(() -> open(location("nobody"), SoftHsm.PIN), StoreException.Reason.GONE);
  }

  @Test
  void severalTokensNeedAChoice() {
    assertRefused(
        () -> open("pkcs11:" + softHsm.module(), SoftHsm.PIN), StoreException.Reason.BAD_LOCATION);
  }

  @Test
  void aModuleThatIsNotThereIsNotAvailable() {
    assertRefused(
        () -> open("pkcs11:/nowhere/module.so", SoftHsm.PIN), StoreException.Reason.NOT_AVAILABLE);
  }

  @Test
  void aLibraryThatIsNoModuleIsNotAvailable() {
    assertRefused(() -> open("pkcs11:libc.so.6", SoftHsm.PIN), StoreException.Reason.NOT_AVAILABLE);
  }

  @Test
  void aLabelThatIsNotPercentEncodedIsABadLocation() {
    assertRefused(() -> open(location("100%"), SoftHsm.PIN), StoreException.Reason.BAD_LOCATION);
  }

  @Test
  void theLocationNamesTheTokenAndKeepsItsLabel() throws Exception {
    try (CertificateStore store = open(location("faults%20%26%20more"), SoftHsm.PIN)) {
      assertThat(store.location()).isEqualTo(StoreLocation.parse(location("faults%20%26%20more")));
    }
  }

  @Test
  void p11KitFindsTheToken() throws Exception {
    try (CertificateStore store = open("pkcs11:?token=faults%20%26%20more", SoftHsm.PIN)) {
      KeyName name = KeyName.random(new SecureRandom());
      RequestSigner key = store.createKey(name, KeySpec.EC_P256);

      assertThat(key.sign(SignatureScheme.ECDSA_SHA256, new byte[] {1})).isNotEmpty();
      store.discardKey(name);
    }
  }

  @Test
  void aSecondStoreOfTheSameTokenNeedsNoSecondPin() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    StorePrompt counting =
        (location, creating) -> {
          asked.incrementAndGet();
          return Optional.of(Secret.take(SoftHsm.PIN.toCharArray()));
        };
    String location = location("faults%20%26%20more");
    try (CertificateStore first = CertificateStores.open(location, counting);
        CertificateStore second = CertificateStores.open(location, counting)) {
      assertThat(second.list()).isEqualTo(first.list());
    }
    assertThat(asked).hasValue(1);
  }

  /** A kill while SoftHSM writes an object loses the object. */
  @ParameterizedTest
  @EnumSource(KeySpec.class)
  void installingWritesToNoObjectThatIsThereAlready(KeySpec spec) throws Exception {
    KeyName name = KeyName.random(new SecureRandom());
    try (CertificateStore store = open(location("faults%20%26%20more"), SoftHsm.PIN)) {
      RequestSigner key = store.createKey(name, spec);
      Map<Path, FileTime> before = softHsm.objects();

      StoredCertificate installed = store.install(name, new TestCa().issue(key.publicKey()));

      assertThat(softHsm.objects()).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
      store.delete(installed.id());
    }
  }

  @Test
  void aKeyWhoseJoinWasCutShortIsReadJoinedAndDeletedAsAWhole() throws Exception {
    KeyName name = KeyName.random(new SecureRandom());
    try (CertificateStore store = open(location("faults%20%26%20more"), SoftHsm.PIN)) {
      RequestSigner key = store.createKey(name, KeySpec.EC_P256);
      giveOtherId("pubkey", name);

      assertThat(store.findKey(name).orElseThrow().publicKey()).isEqualTo(key.publicKey());
      StoredCertificate installed = store.install(name, new TestCa().issue(key.publicKey()));
      assertThat(installed.keyUsable()).isTrue();
      store.delete(installed.id());
    }
    assertThat(tool("-O").output()).doesNotContain(name.value());
  }

  @Test
  void aPendingKeyWhoseJoinWasCutShortIsDiscardedAsAWhole() throws Exception {
    KeyName name = KeyName.random(new SecureRandom());
    try (CertificateStore store = open(location("faults%20%26%20more"), SoftHsm.PIN)) {
      store.createKey(name, KeySpec.EC_P256);
      giveOtherId("pubkey", name);

      store.discardKey(name);
    }
    assertThat(tool("-O").output()).doesNotContain(name.value());
  }

  @Test
  void aPublicHalfThatIsLeftAloneIsDiscarded() throws Exception {
    KeyName name = KeyName.random(new SecureRandom());
    try (CertificateStore store = open(location("faults%20%26%20more"), SoftHsm.PIN)) {
      store.createKey(name, KeySpec.RSA_2048);
      assertDone(tool("--delete-object", "--type", "privkey", "--label", name.value()));

      assertThat(store.findKey(name)).isEmpty();
      store.discardKey(name);
    }
    assertThat(tool("-O").output()).doesNotContain(name.value());
  }

  /** As {@code TokenObjects.join} does, which ends here. */
  private void giveOtherId(String half, KeyName name) {
    String id = HexFormat.of().formatHex(name.value().getBytes(StandardCharsets.UTF_8));
    assertDone(tool("--type", half, "--id", id, "--set-id", "aabbccdd"));
  }

  private RealComponent.Result tool(String... arguments) {
    return softHsm.tool(SoftHsm.FAULTS, arguments);
  }

  private static void assertDone(RealComponent.Result result) {
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void aTokenPulledOutIsReportedAndKeepsWhatItHad(@TempDir Path folder) throws Exception {
    SoftHsmTokens tokens = SoftHsmTokens.create(folder, "pulled");

    Process process =
        ChildJvm.start(
            PulledToken.class,
            tokens.environment(),
            SoftHsm.PIN,
            softHsm.module().toString(),
            folder.toString());
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    String[] nameAndReason = output.strip().split(" ");
    assertThat(nameAndReason[1]).isEqualTo("GONE");
    assertThat(tokens.tool("pulled", "-O").output()).contains(nameAndReason[0]);
  }

  private String location(String token) {
    return "pkcs11:" + softHsm.module() + "?token=" + token;
  }

  private static CertificateStore open(String location, String pin) throws StoreException {
    return CertificateStores.open(
        location, (asked, creating) -> Optional.of(Secret.take(pin.toCharArray())));
  }
}
