package jp.nozomi.cert.keystore.nss;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import jp.nozomi.cert.core.store.StoredCertificate;
import jp.nozomi.cert.keystore.StoreContractTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by a browser's database that the backend made; NSS' tools look into it. */
class NssContractTest extends StoreContractTest {
  private NssTools tools;

  @BeforeAll
  void requireNss(@TempDir Path folder) throws StoreException {
    tools = NssTools.require(folder, "");
    open().close();
  }

  @Override
  protected CertificateStore open() throws StoreException {
    return CertificateStores.open("nss:" + tools.folder(), StorePrompt.none());
  }

  @Override
  protected String password() {
    return "";
  }

  @Override
  protected void installByAnotherProgram(KeyPair key, List<X509Certificate> chain)
      throws Exception {
    tools.importKey(key, chain, "predecessor" + chain.get(0).getSerialNumber());
  }

  @Override
  protected boolean privateKeyCanBeExported(StoredCertificate certificate) throws Exception {
    return tools.exports(certificate.keyName().orElseThrow().value());
  }
}
