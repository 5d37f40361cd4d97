package jp.nozomi.cert.protocol.preflight;

import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;

/** Opens the certificate store that the preflight looks at. */
@FunctionalInterface
public interface StoreSource {
  /**
   * Opens the store, on a thread of the preflight's, which also closes it.
   *
   * <p>The check's time runs meanwhile: a password should be known before, not asked for here.
   *
   * @return the open store
   * @throws StoreException if it can not be opened
   */
  CertificateStore open() throws StoreException;
}
