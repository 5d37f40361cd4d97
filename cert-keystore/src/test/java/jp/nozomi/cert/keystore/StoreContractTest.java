package jp.nozomi.cert.keystore;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.ClientCredential;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreSelfTest;
import jp.nozomi.cert.core.store.StoredCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend promises, whatever it keeps its keys in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StoreContractTest {
  private static final byte[] DATA = {1, 2, 3};
  private static final Set<KeySpec> SAMPLE = Set.of(KeySpec.RSA_2048, KeySpec.EC_P256);

  protected final TestCa ca = new TestCa();

  private volatile Optional<KeySpec> quickest = Optional.empty();

  /** Opens the test's store: each time anew, as another process would. */
  protected abstract CertificateStore open() throws StoreException;

  /** Gives the password or PIN that a second process needs; empty if none. */
  protected abstract String password();

  /** Puts a key and its certificate into the same store, as another program does. */
  protected abstract void installByAnotherProgram(KeyPair key, List<X509Certificate> chain)
      throws Exception;

  /** Tries to get an installed private key out by all means that the backend's tools have. */
  protected abstract boolean privateKeyCanBeExported(StoredCertificate certificate)
      throws Exception;

  Stream<KeySpec> keys() throws StoreException {
    boolean all = Boolean.getBoolean("cert.full");
    try (CertificateStore store = open()) {
      return store.capabilities().keys().stream()
          .filter(spec -> all || SAMPLE.contains(spec))
          .sorted();
    }
  }

  Stream<KeySpec> tls13Keys() throws StoreException {
    try (CertificateStore store = open()) {
      Set<KeySpec> able = store.capabilities().tls13Keys();
      return keys().filter(able::contains);
    }
  }

  @Test
  void aLocationOpensTheSameStoreLater() throws Exception {
    StoredCertificate installed = install(anyKey());

    assertThat(installed.location().toString()).isEqualTo(reopenedLocation());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aPendingKeySurvivesReopening(KeySpec spec) throws Exception {
    KeyName name = newName();
    RequestSigner made;
    try (CertificateStore store = open()) {
      made = store.createKey(name, spec);
    }

    try (CertificateStore store = open()) {
      RequestSigner found = store.findKey(name).orElseThrow();
      assertThat(found.publicKey()).isEqualTo(made.publicKey());
      assertThat(KeySpec.of(found.publicKey())).contains(spec);
      assertSigns(found, spec);
    }
  }

  @Test
  void aPendingKeyIsNotListed() throws Exception {
    try (CertificateStore store = open()) {
      KeyName name = newName();
      store.createKey(name, anyKey());

      assertThat(store.list()).noneMatch(each -> each.keyName().equals(Optional.of(name)));
    }
  }

  @Test
  void anUnknownNameHasNoKey() throws Exception {
    try (CertificateStore store = open()) {
      assertThat(store.findKey(newName())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void installingJoinsCertificateAndKey(KeySpec spec) throws Exception {
    KeyName name = newName();
    List<X509Certificate> chain;
    try (CertificateStore store = open()) {
      RequestSigner key = store.createKey(name, spec);
      chain = ca.issue(key.publicKey());
      store.install(name, chain);
    }

    StoredCertificate listed = listed(chain.get(0));
    assertThat(listed.keyUsable()).isTrue();
    assertThat(listed.keyName()).contains(name);
    assertThat(listed.chain()).containsExactlyElementsOf(chain);
  }

  @Test
  void aPendingKeyFromBeforeARestartCanBeInstalled() throws Exception {
    KeyName name = newName();
    RequestSigner key;
    try (CertificateStore store = open()) {
      key = store.createKey(name, anyKey());
    }
    List<X509Certificate> chain = ca.issue(key.publicKey());

    try (CertificateStore store = open()) {
      assertThat(store.install(name, chain).certificate()).isEqualTo(chain.get(0));
    }
    assertThat(listed(chain.get(0)).keyUsable()).isTrue();
  }

  @Test
  void installingTwiceChangesNothing() throws Exception {
    KeyName name = newName();
    try (CertificateStore store = open()) {
      List<X509Certificate> chain = ca.issue(store.createKey(name, anyKey()).publicKey());
      StoredCertificate first = store.install(name, chain);
      List<CertificateId> before = ids(store);

      StoredCertificate second = store.install(name, chain);

      assertThat(second).isEqualTo(first);
      assertThat(ids(store)).isEqualTo(before);
    }
  }

  @Test
  void refusesASecondCertificateOfAnInstalledKey() throws Exception {
    StoredCertificate installed = install(anyKey());
    List<X509Certificate> other = ca.issue(installed.certificate().getPublicKey());
    try (CertificateStore store = open()) {
      assertRefused(
          () -> store.install(installed.keyName().orElseThrow(), other),
          StoreException.Reason.CERTIFICATE_REFUSED);
    }
    assertStillSigns(installed);
  }

  @Test
  void refusesACertificateOfAnotherKeyAndKeepsTheKeyPending() throws Exception {
    refusesAndStaysPending(
        ca.issue(TestCa.newKeyPair("EC", 256).getPublic()), StoreException.Reason.KEY_MISMATCH);
  }

  @Test
  void refusesAnExpiredCertificateAndKeepsTheKeyPending() throws Exception {
    KeyName name = newName();
    try (CertificateStore store = open()) {
      RequestSigner key = store.createKey(name, anyKey());
      assertRefused(
          () -> store.install(name, ca.issueExpired(key.publicKey())),
          StoreException.Reason.CERTIFICATE_REFUSED);
      assertThat(store.install(name, ca.issue(key.publicKey())).keyUsable()).isTrue();
    }
  }

  @Test
  void refusesAnAuthoritysCertificateAndKeepsTheKeyPending() throws Exception {
    KeyName name = newName();
    try (CertificateStore store = open()) {
      RequestSigner key = store.createKey(name, anyKey());
      assertRefused(
          () -> store.install(name, ca.issueAuthority(key.publicKey())),
          StoreException.Reason.CERTIFICATE_REFUSED);
      assertThat(store.install(name, ca.issue(key.publicKey())).keyUsable()).isTrue();
    }
  }

  @Test
  void refusesAnEmptyChain() throws Exception {
    refusesAndStaysPending(List.of(), StoreException.Reason.CERTIFICATE_REFUSED);
  }

  @Test
  void refusesToInstallWithoutAKey() throws Exception {
    try (CertificateStore store = open()) {
      assertRefused(
          () -> store.install(newName(), ca.issue(TestCa.newKeyPair("EC", 256).getPublic())),
          StoreException.Reason.NOT_FOUND);
    }
  }

  @Test
  void abandoningARenewalKeepsTheOldCertificate() throws Exception {
    StoredCertificate old = install(anyKey());
    KeyName renewal = newName();
    try (CertificateStore store = open()) {
      store.createKey(renewal, anyKey());
      store.discardKey(renewal);

      assertThat(store.findKey(renewal)).isEmpty();
    }
    assertStillSigns(old);
  }

  @Test
  void aCompletedRenewalKeepsTheOldCertificateUntilItIsDeleted() throws Exception {
    StoredCertificate old = install(anyKey());
    StoredCertificate renewed = install(anyKey());
    assertStillSigns(old);

    try (CertificateStore store = open()) {
      store.delete(old.id());
    }
    assertStillSigns(renewed);
  }

  @Test
  void discardingLeavesAnInstalledKeyAlone() throws Exception {
    StoredCertificate installed = install(anyKey());
    try (CertificateStore store = open()) {
      store.discardKey(installed.keyName().orElseThrow());
    }
    assertStillSigns(installed);
  }

  @Test
  void discardingAnUnknownKeyDoesNothing() throws Exception {
    StoredCertificate installed = install(anyKey());
    try (CertificateStore store = open()) {
      List<CertificateId> before = ids(store);
      store.discardKey(newName());

      assertThat(ids(store)).isEqualTo(before);
    }
    assertStillSigns(installed);
  }

  @Test
  void deletingRemovesCertificateAndKey() throws Exception {
    StoredCertificate installed = install(anyKey());
    try (CertificateStore store = open()) {
      store.delete(installed.id());
    }

    try (CertificateStore store = open()) {
      assertThat(ids(store)).doesNotContain(installed.id());
      assertThat(store.findKey(installed.keyName().orElseThrow())).isEmpty();
    }
  }

  @Test
  void deletingWhatIsNotThereDoesNothing() throws Exception {
    StoredCertificate installed = install(anyKey());
    CertificateId unknown =
        CertificateId.of(ca.issue(TestCa.newKeyPair("EC", 256).getPublic()).get(0));
    try (CertificateStore store = open()) {
      store.delete(unknown);
    }
    assertStillSigns(installed);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void signsWithAnInstalledCertificate(KeySpec spec) throws Exception {
    StoredCertificate installed = install(spec);
    try (CertificateStore store = open()) {
      assertSigns(store.signer(installed.id()), spec);
    }
  }

  @Test
  void anUnknownCertificateHasNoSigner() throws Exception {
    CertificateId unknown =
        CertificateId.of(ca.issue(TestCa.newKeyPair("EC", 256).getPublic()).get(0));
    try (CertificateStore store = open()) {
      assertRefused(() -> store.signer(unknown), StoreException.Reason.NOT_FOUND);
      assertRefused(() -> store.credential(unknown), StoreException.Reason.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void logsInOverTls12(KeySpec spec) throws Exception {
    logsIn(spec, "TLSv1.2");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("tls13Keys")
  void logsInOverTls13WhereItSaysSo(KeySpec spec) throws Exception {
    logsIn(spec, "TLSv1.3");
  }

  @Test
  void aCredentialTellsWhetherItsKeyCanDoTls13() throws Exception {
    for (KeySpec spec : keys().toList()) {
      StoredCertificate installed = install(spec);
      try (CertificateStore store = open()) {
        assertThat(store.credential(installed.id()).tls13())
            .isEqualTo(store.capabilities().tls13Keys().contains(spec));
      }
    }
  }

  @Test
  void listsAndUsesWhatAnotherProgramInstalled() throws Exception {
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    List<X509Certificate> chain = ca.issue(key.getPublic());
    installByAnotherProgram(key, chain);

    StoredCertificate listed = listed(chain.get(0));
    assertThat(listed.keyUsable()).isTrue();
    assertThat(listed.keyName()).isEmpty();
    assertStillSigns(listed);
  }

  @Test
  void ourWritingKeepsWhatAnotherProgramInstalled() throws Exception {
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    List<X509Certificate> chain = ca.issue(key.getPublic());
    installByAnotherProgram(key, chain);

    StoredCertificate ours = install(anyKey());
    try (CertificateStore store = open()) {
      store.delete(ours.id());
    }
    assertStillSigns(listed(chain.get(0)));
  }

  @Test
  void deletesWhatAnotherProgramInstalled() throws Exception {
    StoredCertificate ours = install(anyKey());
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    List<X509Certificate> chain = ca.issue(key.getPublic());
    installByAnotherProgram(key, chain);

    try (CertificateStore store = open()) {
      store.delete(CertificateId.of(chain.get(0)));
      assertThat(ids(store)).doesNotContain(CertificateId.of(chain.get(0)));
    }
    assertStillSigns(ours);
  }

  @Test
  void parallelThreadsLoseNothing() throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<StoredCertificate>> installing = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        installing.add(pool.submit(() -> install(anyKey())));
      }
      for (Future<StoredCertificate> each : installing) {
        assertStillSigns(each.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  protected void parallelProcessesLoseNothing() throws Exception {
    int each = 3;
    try (SecondProcess second = SecondProcess.installing(each, reopenedLocation(), password())) {
      List<CertificateId> all = new ArrayList<>();
      second.awaitFirst();
      for (int i = 0; i < each; i++) {
        all.add(install(anyKey()).id());
      }
      all.addAll(second.awaitAll());

      assertThat(all).hasSize(2 * each);
      // A process of its own looks: SoftHSM takes the other's change counter for its own when both
      // create an object at once, and so overlooks that object until the counter changes again.
      try (SecondProcess third = SecondProcess.signingWith(all, reopenedLocation(), password())) {
        assertThat(third.awaitAll()).isEqualTo(all);
      }
    }
  }

  @Test
  void aWritableStoreSaysSo() throws Exception {
    try (CertificateStore store = open()) {
      store.checkWritable();
      assertThat(store.list()).isEqualTo(store.list());
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void anExportAttemptEndsAsTheDeclaredProtectionSays(KeySpec spec) throws Exception {
    StoredCertificate installed = install(spec);
    boolean enforced = installed.protection().isAtLeast(Protection.ENFORCED);

    assertThat(privateKeyCanBeExported(installed)).isNotEqualTo(enforced);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void passesTheSelfTestWhichLeavesNothing(KeySpec spec) throws Exception {
    try (CertificateStore store = open()) {
      List<StoredCertificate> before = store.list();

      List<StoreSelfTest.Result> results =
          StoreSelfTest.run(store, spec, new SecureRandom(), Clock.systemUTC());

      assertThat(results)
          .extracting(StoreSelfTest.Result::step)
          .containsExactly(StoreSelfTest.Step.values());
      assertThat(results).allSatisfy(result -> assertThat(result.failure()).isEmpty());
      assertThat(store.list()).isEqualTo(before);
    }
  }

  protected final StoredCertificate install(KeySpec spec) throws StoreException {
    try (CertificateStore store = open()) {
      KeyName name = newName();
      RequestSigner key = store.createKey(name, spec);
      return store.install(name, ca.issue(key.publicKey()));
    }
  }

  /** Gives the quickest kind of key that a store makes. */
  static KeySpec anyKey(CertificateStore store) {
    return store.capabilities().keys().contains(KeySpec.EC_P256)
        ? KeySpec.EC_P256
        : KeySpec.RSA_2048;
  }

  protected final KeySpec anyKey() throws StoreException {
    if (quickest.isEmpty()) {
      try (CertificateStore store = open()) {
        quickest = Optional.of(anyKey(store));
      }
    }
    return quickest.get();
  }

  protected static KeyName newName() {
    return KeyName.random(new SecureRandom());
  }

  protected static void assertSigns(RequestSigner signer, KeySpec spec)
      throws StoreException, GeneralSecurityException {
    SignatureScheme scheme = SignatureScheme.of(spec);
    Signature verification = Signature.getInstance(scheme.jcaName());
    verification.initVerify(signer.publicKey());
    verification.update(DATA);
    assertThat(verification.verify(signer.sign(scheme, DATA))).isTrue();
  }

  protected final void assertStillSigns(StoredCertificate certificate)
      throws StoreException, GeneralSecurityException {
    KeySpec spec = KeySpec.of(certificate.certificate().getPublicKey()).orElseThrow();
    try (CertificateStore store = open()) {
      assertSigns(store.signer(certificate.id()), spec);
    }
  }

  private String reopenedLocation() throws StoreException {
    try (CertificateStore store = open()) {
      return store.location().toString();
    }
  }

  private void refusesAndStaysPending(List<X509Certificate> chain, StoreException.Reason reason)
      throws Exception {
    KeyName name = newName();
    try (CertificateStore store = open()) {
      RequestSigner key = store.createKey(name, anyKey());
      assertRefused(() -> store.install(name, chain), reason);
      assertThat(store.install(name, ca.issue(key.publicKey())).keyUsable()).isTrue();
    }
  }

  private void logsIn(KeySpec spec, String protocol) throws Exception {
    StoredCertificate installed = install(spec);
    try (MutualTlsServer server = new MutualTlsServer(ca);
        CertificateStore store = open()) {
      ClientCredential credential = store.credential(installed.id());

      assertThat(server.login(credential, protocol)).isEqualTo(installed.certificate());
    }
  }

  private StoredCertificate listed(X509Certificate certificate) throws StoreException {
    try (CertificateStore store = open()) {
      return store.list().stream()
          .filter(each -> each.certificate().equals(certificate))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<CertificateId> ids(CertificateStore store) throws StoreException {
    return store.list().stream().map(StoredCertificate::id).toList();
  }
}
