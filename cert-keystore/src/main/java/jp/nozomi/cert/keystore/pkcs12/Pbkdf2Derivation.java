package jp.nozomi.cert.keystore.pkcs12;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018 section 5.2), the password in UTF-8.
 *
 * @param hmac the pseudo-random function, for example HmacSHA256
 * @param salt the salt in hexadecimal digits
 * @param iterations the iteration count
 * @param keyBytes the key's length in bytes
 */
record Pbkdf2Derivation(String hmac, String salt, int iterations, int keyBytes)
    implements KeyDerivation {
  @Override
  public byte[] derive(char[] password) {
    PBEKeySpec spec =
        new PBEKeySpec(password, HexFormat.of().parseHex(salt), iterations, keyBytes * Byte.SIZE);
    String algorithm = "PBKDF2With" + hmac;
    try {
      return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    } finally {
      spec.clearPassword();
    }
  }
}
