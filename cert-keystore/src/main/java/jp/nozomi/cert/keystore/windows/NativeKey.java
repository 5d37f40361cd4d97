package jp.nozomi.cert.keystore.windows;

import java.security.PublicKey;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.OpaqueKey.DigestSigner;

/** An open handle to a key; closing it keeps the key. */
interface NativeKey extends DigestSigner, AutoCloseable {
  /** Exports the public key. */
  PublicKey publicKey() throws StoreException;

  /** Reads back how the key is kept: where it lives, and whether its policy lets it out. */
  Protection protection() throws StoreException;

  /**
   * Attempts to export the private key; what comes out is wiped at once.
   *
   * @return zero if it came out, else the code of the refusal
   */
  int tryExport();

  @Override
  void close();
}
