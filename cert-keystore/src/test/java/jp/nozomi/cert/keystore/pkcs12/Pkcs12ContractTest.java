package jp.nozomi.cert.keystore.pkcs12;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.StoreContractTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by a file; another program is the JDK's own PKCS#12 implementation. */
class Pkcs12ContractTest extends StoreContractTest {
  private static final String PASSWORD = "correct horse";

  private Path file;

  @BeforeAll
  void chooseFile(@TempDir Path folder) {
    file = folder.resolve("store.p12");
  }

  @Override
  protected CertificateStore open() throws StoreException {
    return CertificateStores.open(
        "pkcs12:" + file, (location, creating) -> Optional.of(Secret.take(PASSWORD.toCharArray())));
  }

  @Override
  protected String password() {
    return PASSWORD;
  }

  @Override
  protected void installByAnotherProgram(KeyPair key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = load();
    store.setKeyEntry(
        "predecessor" + chain.get(0).getSerialNumber(),
        key.getPrivate(),
        PASSWORD.toCharArray(),
        chain.toArray(new X509Certificate[0]));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  @Override
  protected boolean privateKeyCanBeExported(StoredCertificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = load();
    String alias = store.getCertificateAlias(certificate.certificate());
    PrivateKey key = (PrivateKey) store.getKey(alias, PASSWORD.toCharArray());
    return key.getEncoded() != null;
  }

  private KeyStore load() throws GeneralSecurityException, IOException {
    return Files.exists(file)
        ? KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray())
        : empty();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
