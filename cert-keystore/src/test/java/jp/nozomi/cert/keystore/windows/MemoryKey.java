package jp.nozomi.cert.keystore.windows;

import java.security.KeyPair;
import java.security.PublicKey;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.MemorySigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;

/** An open key in memory, as good or as bad as a test wants it. */
final class MemoryKey implements NativeKey {
  private static final int REFUSED = WindowsErrors.NTE_BAD_KEY_STATE;

  private final PublicKey publicKey;
  private final MemorySigner signer;
  private final Protection protection;
  private final boolean exportable;

  MemoryKey(KeyPair pair, Protection protection, boolean exportable) {
    this.publicKey = pair.getPublic();
    this.signer = new MemorySigner(pair.getPrivate());
    this.protection = protection;
    this.exportable = exportable;
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public Protection protection() {
    return protection;
  }

  @Override
  public int tryExport() {
    return exportable ? 0 : REFUSED;
  }

  @Override
  public byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    return signer.sign(padding, digest, value);
  }

  @Override
  public void close() {}
}
