package jp.nozomi.cert.keystore.pkcs12;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.RC2ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The ciphers, all in CBC mode, that programs in the field encrypt PKCS#12 files with. */
enum BlockCipher {
  AES_128("AES", 16, NISTObjectIdentifiers.id_aes128_CBC, false),
  AES_192("AES", 24, NISTObjectIdentifiers.id_aes192_CBC, false),
  AES_256("AES", 32, NISTObjectIdentifiers.id_aes256_CBC, false),
  TRIPLE_DES("DESede", 24, PKCSObjectIdentifiers.des_EDE3_CBC, false),
  LEGACY_TRIPLE_DES("DESede", 24, PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, true),
  LEGACY_RC2_128("RC2", 16, PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC, true),
  LEGACY_RC2_40("RC2", 5, PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, true);

  private final String algorithm;
  private final int keyBytes;
  private final ASN1ObjectIdentifier oid;
  private final boolean legacy;

  BlockCipher(String algorithm, int keyBytes, ASN1ObjectIdentifier oid, boolean legacy) {
    this.algorithm = algorithm;
    this.keyBytes = keyBytes;
    this.oid = oid;
    this.legacy = legacy;
  }

  /** Finds a cipher of PBES2 (RFC 8018 appendix B.2). */
  static Optional<BlockCipher> ofScheme(ASN1ObjectIdentifier oid) {
    return find(oid, false);
  }

  /** Finds a cipher of RFC 7292 appendix C. */
  static Optional<BlockCipher> ofLegacy(ASN1ObjectIdentifier oid) {
    return find(oid, true);
  }

  private static Optional<BlockCipher> find(ASN1ObjectIdentifier oid, boolean legacy) {
    for (BlockCipher cipher : values()) {
      if (cipher.legacy == legacy && cipher.oid.equals(oid)) {
        return Optional.of(cipher);
      }
    }
    return Optional.empty();
  }

  int keyBytes() {
    return keyBytes;
  }

  /** Makes the cipher ready; the key's bytes stay the caller's to clear. */
  Cipher open(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
    byte[] exact = Arrays.copyOf(key, keyBytes);
    try {
      Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
      cipher.init(
          mode,
          new SecretKeySpec(exact, algorithm),
          algorithm.equals("RC2")
              ? new RC2ParameterSpec(keyBytes * Byte.SIZE, iv)
              : new IvParameterSpec(iv));
      return cipher;
    } finally {
      Arrays.fill(exact, (byte) 0);
    }
  }
}
