package jp.nozomi.cert.keystore.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.StoreContractTest;
import jp.nozomi.cert.keystore.TestCa;
import jp.nozomi.cert.keystore.cryptoki.ExportAttempt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by SoftHSM; another program is OpenSC's pkcs11-tool. */
class Pkcs11ContractTest extends StoreContractTest {
  private static final String WRAPPING_KEY = "7777";

  private SoftHsm softHsm;

  @TempDir private Path folder;

  @BeforeAll
  void requireSoftHsm() {
    softHsm = SoftHsm.require();
    assertDone(
        "--keygen", "--key-type", "AES:32", "--id", WRAPPING_KEY, "--usage-wrap", "--label", "w");
  }

  @Override
  protected CertificateStore open() throws StoreException {
    return CertificateStores.open(
        "pkcs11:" + softHsm.module() + "?token=" + SoftHsm.CONTRACT,
        (location, creating) -> Optional.of(Secret.take(SoftHsm.PIN.toCharArray())));
  }

  @Override
  protected String password() {
    return SoftHsm.PIN;
  }

  @Override
  protected void installByAnotherProgram(KeyPair key, List<X509Certificate> chain)
      throws IOException, CertificateEncodingException {
    install(key, chain.get(0), "--sensitive");
  }

  @Override
  protected boolean privateKeyCanBeExported(StoredCertificate certificate) throws StoreException {
    return exports(ExportAttempt.id(certificate.certificate().getPublicKey()));
  }

  @Test
  void theExportAttemptWorksOnAKeyThatMayLeave() throws Exception {
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    String id = install(key, ca.issue(key.getPublic()).get(0), "--extractable");

    assertThat(exports(HexFormat.of().parseHex(id))).isTrue();
  }

  @Test
  void anExtractableKeyOfAnotherProgramIsCalledNoBetterThanAFile() throws Exception {
    KeyPair key = TestCa.newKeyPair("RSA", 2048);
    X509Certificate certificate = ca.issue(key.getPublic()).get(0);
    install(key, certificate, "--extractable");

    try (CertificateStore store = open()) {
      assertThat(store.list())
          .filteredOn(each -> each.certificate().equals(certificate))
          .extracting(StoredCertificate::protection)
          .containsExactly(Protection.FILE);
    }
  }

  @Test
  void softHsmEnforcesAndSaysSo() throws Exception {
    assertThat(install(KeySpec.EC_P256).protection()).isEqualTo(Protection.ENFORCED);
  }

  private String install(KeyPair key, X509Certificate certificate, String protection)
      throws IOException, CertificateEncodingException {
    String id = new BigInteger(80, new SecureRandom()).setBit(79).toString(16);
    Path keyFile = Files.write(folder.resolve("key.der"), key.getPrivate().getEncoded());
    Path certificateFile = Files.write(folder.resolve("cert.der"), certificate.getEncoded());
    assertDone(
        "--write-object",
        keyFile.toString(),
        "--type",
        "privkey",
        "--id",
        id,
        "--label",
        "predecessor",
        "--usage-sign",
        protection);
    assertDone(
        "--write-object",
        certificateFile.toString(),
        "--type",
        "cert",
        "--id",
        id,
        "--label",
        "predecessor");
    return id;
  }

  private boolean exports(byte[] id) throws StoreException {
    try (CertificateStore loggedIn = open()) {
      assertThat(loggedIn.list()).isNotEmpty();
      return new ExportAttempt(softHsm.module().toString(), SoftHsm.CONTRACT)
          .succeeds(id, HexFormat.of().parseHex(WRAPPING_KEY));
    }
  }

  private void assertDone(String... arguments) {
    RealComponent.Result result = softHsm.tool(SoftHsm.CONTRACT, arguments);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
