package jp.nozomi.cert.keystore.windows;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.StoreContractTest;

/** The contract, kept by the Windows user's store; another program is the JDK's SunMSCAPI. */
@DisposableWindowsUser
class WindowsContractTest extends StoreContractTest {
  @Override
  protected CertificateStore open() throws StoreException {
    return CertificateStores.open("windows", StorePrompt.none());
  }

  @Override
  protected String password() {
    return "";
  }

  @Override
  protected void installByAnotherProgram(KeyPair key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("Windows-MY");
    store.load(null, null);
    store.setKeyEntry(
        "predecessor" + chain.get(0).getSerialNumber(),
        key.getPrivate(),
        null,
        chain.toArray(new X509Certificate[0]));
  }

  @Override
  protected boolean privateKeyCanBeExported(StoredCertificate certificate) throws StoreException {
    WindowsUser user = new WindowsUser();
    KeyAddress address = user.entry(certificate.certificate()).key().orElseThrow();
    try (NativeKey key = user.route(address).open(address, true)) {
      return key.tryExport() == 0;
    }
  }
}
