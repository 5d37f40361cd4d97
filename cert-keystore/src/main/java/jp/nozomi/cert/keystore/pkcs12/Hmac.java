package jp.nozomi.cert.keystore.pkcs12;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) that takes its key in once.
 *
 * <p>The runtime's takes it in again for each message: that is half of the work of a short one, and
 * of a derivation's 210,000. Not thread-safe.
 */
final class Hmac {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest inner;
  private final MessageDigest outer;

  Hmac(MacDigest digest, byte[] key) throws NoSuchAlgorithmException {
    inner = MessageDigest.getInstance(digest.jcaName());
    outer = MessageDigest.getInstance(digest.jcaName());
    byte[] block =
        Arrays.copyOf(
            key.length > digest.blockBytes() ? inner.digest(key) : key, digest.blockBytes());
    start(inner, block, INNER);
    start(outer, block, OUTER);
    Arrays.fill(block, (byte) 0);
  }

  private static void start(MessageDigest digest, byte[] key, byte pad) {
    byte[] padded = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      padded[i] = (byte) (key[i] ^ pad);
    }
    digest.update(padded);
    Arrays.fill(padded, (byte) 0);
  }

  byte[] of(byte[] message) throws CloneNotSupportedException {
    MessageDigest first = (MessageDigest) inner.clone();
    first.update(message);
    MessageDigest second = (MessageDigest) outer.clone();
    second.update(first.digest());
    return second.digest();
  }
}
