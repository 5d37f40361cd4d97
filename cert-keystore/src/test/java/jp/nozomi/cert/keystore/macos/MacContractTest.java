package jp.nozomi.cert.keystore.macos;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.StoreContractTest;
import org.junit.jupiter.api.AfterEach;

/**
 * The contract over a stand-in for macOS' frameworks: it shows that the backend's own logic is
 * right, and nothing about a Mac.
 */
class MacContractTest extends StoreContractTest {
  private final FakeMac mac = new FakeMac();

  @AfterEach
  void everythingIsReleased() {
    assertThat(mac.unreleased()).isZero();
  }

  @Override
  protected CertificateStore open() {
    return new MacStore(
        new StoreLocation("macos", ""), new Keychain(mac, mac, mac), Clock.systemUTC());
  }

  @Override
  protected String password() {
    return "";
  }

  @Override
  protected void installByAnotherProgram(KeyPair key, List<X509Certificate> chain)
      throws Exception {
    mac.importKey(key, "another program's");
    Keychain keychain = new Keychain(mac, mac, mac);
    for (X509Certificate each : chain) {
      keychain.addCertificate(each.getEncoded(), "another program's");
    }
  }

  @Override
  protected boolean privateKeyCanBeExported(StoredCertificate certificate) throws Exception {
    Keychain keychain = new Keychain(mac, mac, mac);
    for (KeychainKey key : keychain.keys()) {
      if (key.isOf(certificate.certificate().getPublicKey())) {
        return keychain.isExported(key);
      }
    }
    throw new AssertionError("the key is gone");
  }

  /** The stand-in lives in this process. */
  @Override
  protected void parallelProcessesLoseNothing() {}
}
