package jp.nozomi.cert.keystore.macos;

import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.OpaqueKey.DigestSigner;
import jp.nozomi.cert.keystore.OpaqueKey.Padding;
import jp.nozomi.cert.keystore.SignatureDigest;

/**
 * Signs digests inside of the keychain.
 *
 * @param keychain the keychain
 * @param key the key
 * @param pss whether the key signs with PSS
 */
record MacSigner(Keychain keychain, KeychainKey key, boolean pss) implements DigestSigner {
  static MacSigner of(Keychain keychain, KeychainKey key) throws StoreException {
    return new MacSigner(
        keychain, key, keychain.supports(key, algorithm(Padding.PSS, SignatureDigest.SHA256)));
  }

  @Override
  public byte[] sign(Padding padding, SignatureDigest digest, byte[] value) throws StoreException {
    return keychain.sign(key, algorithm(padding, digest), value);
  }

  @Override
  public boolean supports(Padding padding) {
    return padding != Padding.PSS || pss;
  }

  /** The names of SecKey.h for signatures of a finished digest. */
  static String algorithm(Padding padding, SignatureDigest digest) {
    String kind =
        switch (padding) {
          case PKCS1 -> "RSASignatureDigestPKCS1v15";
          case PSS -> "RSASignatureDigestPSS";
          case ECDSA -> "ECDSASignatureDigestX962";
        };
    return "kSecKeyAlgorithm" + kind + digest.name();
  }
}
