package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.TestCa;
import jp.nozomi.cert.keystore.TrialKeys;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Windows backend adds to the contract, read back past the port. */
@DisposableWindowsUser
class WindowsStoreTest {
  private static final byte[] DATA = {1, 2, 3};
  private static final int PROV_RSA_FULL = 1;
  private static final int AT_SIGNATURE = 2;

  private final TestCa ca = new TestCa();
  private final WindowsUser user = new WindowsUser();
  private final KeyName name = KeyName.random(new SecureRandom());
  private CertificateStore store;

  @BeforeEach
  void open() throws StoreException {
    store = WindowsUser.open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theExportOfAPendingKeyIsRefused() throws Exception {
    store.createKey(name, KeySpec.RSA_2048);

    assertExportIsRefused(madeAt(name));
  }

  @Test
  void theExportOfAnInstalledKeyIsRefused() throws Exception {
    StoredCertificate installed = install();

    assertExportIsRefused(user.entry(installed.certificate()).key().orElseThrow());
    assertThat(installed.protection()).isEqualTo(Protection.ENFORCED);
  }

  @Test
  void anotherProgramFindsTheCertificateByItsFriendlyNameAndSigns() throws Exception {
    StoredCertificate installed = install();
    String commonName =
        installed.certificate().getSubjectX500Principal().getName().split(",")[0].substring(3);

    KeyStore theirs = windowsMy();
    assertThat(theirs.getCertificate(commonName)).isEqualTo(installed.certificate());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign((PrivateKey) theirs.getKey(commonName, null));
    signature.update(DATA);
    assertVerifies(installed.certificate(), signature.sign());
  }

  @Test
  void issuersGoToTheirOwnStoreAndRootsNowhere() throws Exception {
    RequestSigner key = store.createKey(name, KeySpec.RSA_2048);
    List<X509Certificate> chain = new ArrayList<>(ca.issue(key.publicKey()));
    chain.add(ca.root());

    store.install(name, chain);

    assertThat(certificates(user.issuers)).contains(ca.issuing()).doesNotContain(ca.root());
    assertThat(certificates(user.certificates)).doesNotContain(ca.issuing(), ca.root());
    assertThat(certificates(user.roots)).doesNotContain(ca.root());
  }

  @Test
  void aCertificateWhoseKeyIsNotHereIsListedAsUnusable() throws Exception {
    X509Certificate certificate = ca.issue(TestCa.newKeyPair("RSA", 2048).getPublic()).get(0);
    user.certificates.addIssuer(certificate);

    StoredCertificate listed = listed(certificate);
    assertThat(listed.keyUsable()).isFalse();
    assertRefused(() -> store.signer(listed.id()), StoreException.Reason.NOT_FOUND);
    assertRefused(() -> store.credential(listed.id()), StoreException.Reason.NOT_FOUND);
  }

  @Test
  void aCertificateWhoseContainerIsGoneIsListedAsUnusableAndDeletes() throws Exception {
    StoredCertificate installed = install();
    KeyAddress address = user.entry(installed.certificate()).key().orElseThrow();
    user.route(address).delete(address);

    StoredCertificate listed = listed(installed.certificate());
    assertThat(listed.keyUsable()).isFalse();
    assertRefused(() -> store.signer(listed.id()), StoreException.Reason.NOT_FOUND);
    store.delete(listed.id());
    assertThat(certificates(user.certificates)).doesNotContain(installed.certificate());
  }

  @Test
  void aCertificateBesideAnotherKeyIsListedAsUnusable() throws Exception {
    StoredCertificate right = install();
    X509Certificate wrong = ca.issue(TestCa.newKeyPair("RSA", 2048).getPublic()).get(0);
    KeyAddress address = user.entry(right.certificate()).key().orElseThrow();
    user.certificates.add(wrong, address, "wrong");

    assertThat(listed(wrong).keyUsable()).isFalse();
    assertRefused(() -> store.signer(CertificateId.of(wrong)), StoreException.Reason.KEY_MISMATCH);
    user.certificates.remove(wrong);
  }

  @Test
  void deletingACertificateBesideAnotherKeyKeepsThatKey() throws Exception {
    RequestSigner pending = store.createKey(name, KeySpec.RSA_2048);
    X509Certificate wrong = ca.issue(TestCa.newKeyPair("RSA", 2048).getPublic()).get(0);
    user.certificates.add(wrong, madeAt(name), "wrong");

    store.delete(CertificateId.of(wrong));

    assertThat(certificates(user.certificates)).doesNotContain(wrong);
    assertThat(store.findKey(name).orElseThrow().publicKey()).isEqualTo(pending.publicKey());
  }

  @Test
  void deletingOneOfTwoCertificatesOfAKeyKeepsTheKey() throws Exception {
    StoredCertificate first = install();
    X509Certificate second = ca.issue(first.certificate().getPublicKey()).get(0);
    KeyAddress address = user.entry(first.certificate()).key().orElseThrow();
    user.certificates.add(second, address, "second");

    store.delete(first.id());

    assertThat(listed(second).keyUsable()).isTrue();
    store.delete(CertificateId.of(second));
    assertThat(store.findKey(name)).isEmpty();
  }

  @Test
  void signsSha2WithAKeyThatAnOldProviderKeeps() throws Exception {
    KeyAddress old =
        new KeyAddress(
            "predecessor " + name.value(),
            "Microsoft Enhanced Cryptographic Provider v1.0",
            PROV_RSA_FULL,
            0,
            AT_SIGNATURE);
    generate(old);
    X509Certificate certificate;
    try (NativeKey key = user.capi.open(old, true)) {
      certificate = ca.issue(key.publicKey()).get(0);
    }
    user.certificates.add(certificate, old, "predecessor");

    StoredCertificate listed = listed(certificate);
    assertThat(listed.keyUsable()).isTrue();
    assertThat(listed.keyName()).isEmpty();
    byte[] signature = store.signer(listed.id()).sign(SignatureScheme.RSA_SHA256, DATA);
    assertVerifies(certificate, signature);
  }

  @Test
  void whatAnotherProgramMadeExportableIsNotDeclaredEnforced() throws Exception {
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    X509Certificate theirs = ca.issue(key.getPublic()).get(0);
    windowsMy().setKeyEntry(name.value(), key.getPrivate(), null, new X509Certificate[] {theirs});

    assertThat(listed(theirs).protection()).isEqualTo(Protection.FILE);
  }

  @Test
  void aContainerWithoutAKeyCountsAsNoneAndIsDiscarded() throws Exception {
    CapiContext.acquire(
            user.advapi,
            user.capi.address(name.value()),
            CapiContext.NEW_KEYSET | CapiContext.SILENT)
        .close();
    assertThat(store.findKey(name)).isEmpty();

    store.discardKey(name);

    store.createKey(name, KeySpec.RSA_2048);
    assertThat(store.findKey(name)).isPresent();
  }

  @Test
  void refusesANameThatIsTaken() throws Exception {
    RequestSigner first = store.createKey(name, KeySpec.RSA_2048);

    assertThatThrownBy(() -> store.createKey(name, KeySpec.RSA_2048))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.findKey(name).orElseThrow().publicKey()).isEqualTo(first.publicKey());
  }

  @Test
  void aTrialLeavesNoKeyBehind() throws Exception {
    store.checkWritable();

    assertThat(user.capi.find(TrialKeys.name())).isEmpty();
    assertThat(user.cng.find(TrialKeys.name())).isEmpty();
  }

  @Test
  void theKeyOfATrialWhoseProcessWasKilledIsDeletedByTheNext() throws Exception {
    String abandoned = TrialKeys.name().replaceFirst("-[0-9]+-[0-9]+$", "-999999999-1");
    String running = TrialKeys.name() + "1";
    user.capi.create(abandoned, KeySpec.RSA_2048);
    user.capi.create(running, KeySpec.RSA_2048);

    store.checkWritable();

    assertThat(user.capi.names()).contains(running).doesNotContain(abandoned);
    user.capi.discard(user.capi.address(running));
  }

  @Test
  void logsWhyCngIsNotUsed() throws Exception {
    assumeThat(store.capabilities().tls13Keys()).as("keys, if CNG works here").isEmpty();

    CertificateStore fresh = WindowsUser.open();
    assertThat(messagesOf(fresh::capabilities))
        .anyMatch(each -> each.contains("cng") && each.contains("failed with 0x"));
  }

  @Test
  void aDemandedRouteIsNotReplacedByAnother() throws Exception {
    assumeThat(store.capabilities().tls13Keys()).as("keys, if CNG works here").isEmpty();

    try (CertificateStore cng = CertificateStores.open("windows:cng", StorePrompt.none())) {
      assertThatThrownBy(() -> cng.checkWritable()).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> cng.createKey(name, KeySpec.RSA_2048))
          .isInstanceOf(StoreException.class);
    }
    assertThat(store.findKey(name)).isEmpty();
  }

  private StoredCertificate install() throws StoreException {
    RequestSigner key = store.createKey(name, KeySpec.RSA_2048);
    return store.install(name, ca.issue(key.publicKey()));
  }

  private KeyAddress madeAt(KeyName key) throws StoreException {
    Optional<KeyAddress> cng = user.cng.find(key.value());
    return cng.isPresent() ? cng.get() : user.capi.find(key.value()).orElseThrow();
  }

  private static KeyStore windowsMy() throws GeneralSecurityException, IOException {
    KeyStore theirs = KeyStore.getInstance("Windows-MY");
    theirs.load(null, null);
    return theirs;
  }

  private StoredCertificate listed(X509Certificate certificate) throws StoreException {
    return store.list().stream()
        .filter(each -> each.certificate().equals(certificate))
        .findFirst()
        .orElseThrow();
  }

  private void assertExportIsRefused(KeyAddress address) throws StoreException {
    try (NativeKey key = user.route(address).open(address, true)) {
      int expected =
          address.isCng() ? WindowsErrors.NTE_NOT_SUPPORTED : WindowsErrors.NTE_BAD_KEY_STATE;
      assertThat(key.tryExport()).isEqualTo(expected);
    }
  }

  private void generate(KeyAddress address) throws StoreException {
    try (CapiContext context = CapiContext.acquire(user.advapi, address, CapiContext.NEW_KEYSET)) {
      PointerByReference key = new PointerByReference();
      assertThat(
              user.advapi.CryptGenKey(
                  context.handle(), address.keySpec(), KeySpec.RSA_2048.bits() << 16, key))
          .isTrue();
      assertThat(user.advapi.CryptDestroyKey(key.getValue())).isTrue();
    }
  }

  private static List<String> messagesOf(Runnable action) {
    List<String> messages = Collections.synchronizedList(new ArrayList<>());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord each) {
            messages.add(MessageFormat.format(each.getMessage(), each.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(KeyRoutes.class.getName());
    logger.addHandler(handler);
    try {
      action.run();
    } finally {
      logger.removeHandler(handler);
    }
    return messages;
  }

  private static List<X509Certificate> certificates(SystemStore from) throws StoreException {
    return from.read().stream().map(SystemStore.Entry::certificate).toList();
  }

  private static void assertVerifies(X509Certificate certificate, byte[] signature)
      throws Exception {
    Signature verification = Signature.getInstance("SHA256withRSA");
    verification.initVerify(certificate.getPublicKey());
    verification.update(DATA);
    assertThat(verification.verify(signature)).isTrue();
  }

  private static void assertRefused(ThrowingCallable action, StoreException.Reason reason) {
    assertThatThrownBy(action)
        .asInstanceOf(type(StoreException.class))
        .extracting(StoreException::reason)
        .isEqualTo(reason);
  }
}
