package jp.nozomi.cert.keystore.macos;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.keystore.TestCa;
import jp.nozomi.cert.keystore.TrialKeys;
import jp.nozomi.cert.keystore.macos.FakeMac.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keychains that do not do what they are asked for, over a stand-in for the frameworks. */
class MacStoreTest {
  private final FakeMac mac = new FakeMac();
  private final CertificateStore store =
      new MacStore(new StoreLocation("macos", ""), new Keychain(mac, mac, mac), Clock.systemUTC());
  private final KeyName name = KeyName.random(new SecureRandom());

  @AfterEach
  void everythingIsReleased() {
    assertThat(mac.unreleased()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EXTRACTABLE", "EXPORTS"})
  void aKeyThatCanBeExportedIsDeletedAndRefused(Fault fault) {
    mac.breakWith(fault);

    assertRefused(() -> store.createKey(name, KeySpec.EC_P256), Reason.TOO_WEAK);

    assertThat(mac.keyCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"READ_ONLY, NOT_WRITABLE", "LOCKED, WRONG_PASSWORD"})
  void aKeychainThatRefusesSaysWhyBeforeTheBankIsAsked(Fault fault, Reason reason) {
    mac.breakWith(fault);

    assertRefused(store::checkWritable, reason);
  }

  @Test
  void checkingLeavesNoKey() throws Exception {
    store.checkWritable();

    assertThat(mac.keyCount()).isZero();
  }

  @Test
  void theKeyOfACheckThatWasKilledIsDeletedByTheNext() throws Exception {
    String abandoned = TrialKeys.name().replaceFirst("-[0-9]+-[0-9]+$", "-999999999999-1");
    mac.importKey(TestCa.newKeyPair("EC", 256), abandoned);
    mac.importKey(TestCa.newKeyPair("EC", 256), "another program's");

    store.checkWritable();

    assertThat(new Keychain(mac, mac, mac).keys())
        .extracting(KeychainKey::label)
        .containsExactly("another program's");
  }

  @Test
  void aKeyThatCanNotBeDeletedAgainIsRefusedForWhatItIs() {
    mac.breakWith(Fault.EXTRACTABLE_AND_STAYS);

    assertThatThrownBy(() -> store.createKey(name, KeySpec.EC_P256))
        .asInstanceOf(type(StoreException.class))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_WEAK))
        .satisfies(refusal -> assertThat(refusal.getSuppressed()).hasSize(1));
  }

  @Test
  void aKeychainThatIsLockedAfterIssueKeepsTheKeyPending() throws Exception {
    List<X509Certificate> chain =
        new TestCa().issue(store.createKey(name, KeySpec.RSA_2048).publicKey());
    mac.breakWith(Fault.READ_ONLY);
    assertRefused(() -> store.install(name, chain), Reason.NOT_WRITABLE);

    mac.breakWith(Fault.NONE);
    assertThat(store.install(name, chain).keyUsable()).isTrue();
  }

  @Test
  void aKeyThatWasImportedIsListedAsExportable() throws Exception {
    var pair = TestCa.newKeyPair("RSA", 2048);
    mac.importKey(pair, "imported");
    new Keychain(mac, mac, mac)
        .addCertificate(new TestCa().issue(pair.getPublic()).get(0).getEncoded(), "imported");

    assertThat(store.list())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.keyUsable()).isTrue();
              assertThat(one.protection()).isEqualTo(Protection.FILE);
              assertThat(one.keyName()).isEmpty();
            });
  }

  @Test
  void saysThatNobodyHasTriedItYet() {
    assertThat(store.capabilities().verified()).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "the keychain is there on macOS")
  void saysThatTheKeychainIsNotHere() {
    assertThat(new MacProvider().unavailable()).contains("not macOS");
    assertRefused(() -> CertificateStores.open("macos", StorePrompt.none()), Reason.NOT_AVAILABLE);
  }
}
