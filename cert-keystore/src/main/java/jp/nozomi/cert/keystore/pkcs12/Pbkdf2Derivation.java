package jp.nozomi.cert.keystore.pkcs12;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * PBKDF2 (RFC 8018 section 5.2), the password in UTF-8.
 *
 * @param digest the digest of the pseudo-random function, which is its HMAC
 * @param salt the salt in hexadecimal digits
 * @param iterations the iteration count
 * @param keyBytes the key's length in bytes
 */
record Pbkdf2Derivation(MacDigest digest, String salt, int iterations, int keyBytes)
    implements KeyDerivation {
  @Override
  public byte[] derive(char[] password) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] secret = Arrays.copyOf(encoded.array(), encoded.limit());
    try {
      Hmac hmac = new Hmac(digest, secret);
      byte[] key = new byte[keyBytes];
      int filled = 0;
      for (int index = 1; filled < keyBytes; index++) {
        byte[] block = block(hmac, index);
        int count = Math.min(block.length, keyBytes - filled);
        System.arraycopy(block, 0, key, filled, count);
        Arrays.fill(block, (byte) 0);
        filled += count;
      }
      return key;
    } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
      throw new IllegalStateException("every JDK has " + digest.jcaName(), e);
    } finally {
      Arrays.fill(encoded.array(), (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** The function F. */
  private byte[] block(Hmac hmac, int index) throws CloneNotSupportedException {
    byte[] saltBytes = HexFormat.of().parseHex(salt);
    byte[] last =
        hmac.of(
            ByteBuffer.allocate(saltBytes.length + Integer.BYTES)
                .put(saltBytes)
                .putInt(index)
                .array());
    byte[] sum = last.clone();
    for (int i = 1; i < iterations; i++) {
      last = hmac.of(last);
      for (int j = 0; j < sum.length; j++) {
        sum[j] ^= last[j];
      }
    }
    return sum;
  }
}
