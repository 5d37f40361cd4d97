package jp.nozomi.cert.keystore.windows;

import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.OpaqueKey.DigestSigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;

/**
 * Signs with the key at an address, opened anew for each signature.
 *
 * @param route opens the key
 * @param address where the key is
 */
record WindowsSigner(KeyRoute route, KeyAddress address) implements DigestSigner {
  @Override
  public byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    try (NativeKey key = route.open(address, false)) {
      return key.sign(padding, digest, value);
    }
  }

  @Override
  public boolean supports(Padding padding) {
    return padding != Padding.PSS || route.signsPss(address);
  }
}
