package jp.nozomi.cert.keystore.pkcs11;

import static jp.nozomi.cert.keystore.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.TestCa;
import jp.nozomi.cert.keystore.cryptoki.ExportAttempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that other programs joined in ways of their own, or not at all. */
class Pkcs11ForeignObjectsTest {
  private final TestCa ca = new TestCa();
  private final String id = "%016x".formatted(new SecureRandom().nextLong());
  private final String keyLabel = "their key " + id;
  private final String certificateLabel = "their certificate " + id;

  @TempDir private Path folder;
  private SoftHsm softHsm;
  private CertificateStore store;

  @BeforeEach
  void open() throws StoreException {
    softHsm = SoftHsm.require();
    store =
        CertificateStores.open(
            "pkcs11:" + softHsm.module() + "?token=faults%20%26%20more",
            (location, creating) -> Optional.of(Secret.take(SoftHsm.PIN.toCharArray())));
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void deletingOneOfTwoCertificatesOfAKeyKeepsTheKey() throws Exception {
    KeyName name = KeyName.random(new SecureRandom());
    StoredCertificate first =
        store.install(name, ca.issue(store.createKey(name, KeySpec.EC_P256).publicKey()));
    X509Certificate second = ca.issue(first.certificate().getPublicKey()).get(0);
    writeCertificate(
        second,
        Optional.of(
            HexFormat.of().formatHex(ExportAttempt.id(first.certificate().getPublicKey()))));

    store.delete(first.id());

    assertThat(
            store.signer(CertificateId.of(second)).sign(SignatureScheme.ECDSA_SHA256, new byte[1]))
        .isNotEmpty();
    store.delete(CertificateId.of(second));
    assertThat(store.findKey(name)).isEmpty();
  }

  @Test
  void anEntryThatIsThereTwiceIsDeletedAsAWhole() throws Exception {
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    X509Certificate certificate = ca.issue(key.getPublic()).get(0);
    writeKey(key, Optional.of(id));
    writeCertificate(certificate, Optional.of(id));
    writeCertificate(certificate, Optional.of(id));

    store.delete(CertificateId.of(certificate));

    assertThat(objects()).doesNotContain(keyLabel, certificateLabel);
  }

  @Test
  void aCertificateBesideAnotherKeyHasNoneAndLeavesThatOne() throws Exception {
    X509Certificate certificate = ca.issue(TestCa.newKeyPair("RSA", 2048).getPublic()).get(0);
    writeKey(TestCa.newKeyPair("RSA", 2048), Optional.of(id));
    writeCertificate(certificate, Optional.of(id));

    assertHasNoKey(certificate);
    store.delete(CertificateId.of(certificate));

    assertThat(objects()).contains(keyLabel).doesNotContain(certificateLabel);
  }

  @Test
  void whatHasNoIdIsNotJoined() throws Exception {
    X509Certificate certificate = ca.issue(TestCa.newKeyPair("EC", 256).getPublic()).get(0);
    writeKey(TestCa.newKeyPair("EC", 256), Optional.empty());
    writeCertificate(certificate, Optional.empty());

    assertHasNoKey(certificate);
    store.delete(CertificateId.of(certificate));

    assertThat(objects()).contains(keyLabel).doesNotContain(certificateLabel);
  }

  private void assertHasNoKey(X509Certificate certificate) throws StoreException {
    assertThat(store.list())
        .filteredOn(each -> each.certificate().equals(certificate))
        .extracting(StoredCertificate::keyUsable)
        .containsExactly(false);
    assertRefused(() -> store.signer(CertificateId.of(certificate)), Reason.NOT_FOUND);
  }

  private void writeKey(KeyPair key, Optional<String> objectId) throws IOException {
    write("privkey", keyLabel, key.getPrivate().getEncoded(), objectId, "--usage-sign");
  }

  private void writeCertificate(X509Certificate certificate, Optional<String> objectId)
      throws Exception {
    write("cert", certificateLabel, certificate.getEncoded(), objectId);
  }

  private void write(
      String type, String label, byte[] der, Optional<String> objectId, String... more)
      throws IOException {
    Path file = Files.write(folder.resolve(type), der);
    List<String> arguments =
        new ArrayList<>(
            List.of("--write-object", file.toString(), "--type", type, "--label", label));
    objectId.ifPresent(each -> arguments.addAll(List.of("--id", each)));
    Collections.addAll(arguments, more);
    RealComponent.Result result = softHsm.tool(SoftHsm.FAULTS, arguments.toArray(new String[0]));
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private String objects() {
    return softHsm.tool(SoftHsm.FAULTS, "-O").output();
  }
}
