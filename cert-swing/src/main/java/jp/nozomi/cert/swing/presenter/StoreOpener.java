package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;

/** Opens the certificate store of this run. */
@FunctionalInterface
public interface StoreOpener {
  /**
   * Opens the store.
   *
   * @param prompt asks for its password or PIN
   * @return the open store
   * @throws StoreException if it can not be opened
   */
  CertificateStore open(StorePrompt prompt) throws StoreException;
}
