package jp.nozomi.cert.keystore.pkcs12;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Key and initialization vector of older programs' encryption (RFC 7292 appendix B with SHA-1).
 *
 * <p>Only read, never written. The runtime has it too, but refuses passwords outside ASCII.
 *
 * @param salt the salt in hexadecimal digits
 * @param iterations the iteration count
 * @param keyBytes the key's length in bytes
 */
record LegacyDerivation(String salt, int iterations, int keyBytes) implements KeyDerivation {
  /** RC2 and triple DES both have blocks of eight bytes. */
  static final int IV_BYTES = 8;

  @Override
  public byte[] derive(char[] password) {
    byte[] secret = PBEParametersGenerator.PKCS12PasswordToBytes(password);
    PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(new SHA1Digest());
    generator.init(secret, HexFormat.of().parseHex(salt), iterations);
    ParametersWithIV both =
        (ParametersWithIV)
            generator.generateDerivedParameters(keyBytes * Byte.SIZE, IV_BYTES * Byte.SIZE);
    Arrays.fill(secret, (byte) 0);
    byte[] key = ((KeyParameter) both.getParameters()).getKey();
    byte[] material = Arrays.copyOf(key, keyBytes + IV_BYTES);
    System.arraycopy(both.getIV(), 0, material, keyBytes, IV_BYTES);
    Arrays.fill(key, (byte) 0);
    return material;
  }
}
