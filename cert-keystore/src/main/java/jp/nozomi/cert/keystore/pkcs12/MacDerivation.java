package jp.nozomi.cert.keystore.pkcs12;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key of a file's MAC (RFC 7292 appendix B.2).
 *
 * <p>A MAC's key is as long as its digest, so one block of the general scheme is enough. The
 * runtime's digests are several times faster than the portable ones, and its ready-made MACs would
 * derive the key again at each write.
 *
 * @param digest the digest
 * @param salt the salt in hexadecimal digits
 * @param iterations the iteration count
 */
record MacDerivation(MacDigest digest, String salt, int iterations) implements KeyDerivation {
  private static final byte PURPOSE_MAC = 3;
  private static final int TERMINATOR_BYTES = 2;

  /** What we write. */
  static MacDerivation fresh(SecureRandom random) {
    return new MacDerivation(
        MacDigest.SHA256,
        PasswordEncryption.randomHex(random, PasswordEncryption.SALT_BYTES),
        PasswordEncryption.ITERATIONS);
  }

  /** Tells whether this is what we write; then the salt, and with it the key, stays. */
  boolean isOurs() {
    return digest == MacDigest.SHA256
        && salt.length() == PasswordEncryption.SALT_BYTES * 2
        && iterations == PasswordEncryption.ITERATIONS;
  }

  @Override
  public byte[] derive(char[] password) {
    byte[] diversifier = new byte[digest.blockBytes()];
    Arrays.fill(diversifier, PURPOSE_MAC);
    byte[] secret = repeatToBlocks(terminated(password));
    try {
      MessageDigest hash = MessageDigest.getInstance(digest.jcaName());
      hash.update(diversifier);
      hash.update(repeatToBlocks(HexFormat.of().parseHex(salt)));
      hash.update(secret);
      byte[] key = hash.digest();
      for (int i = 1; i < iterations; i++) {
        hash.update(key);
        hash.digest(key, 0, key.length);
      }
      return key;
    } catch (NoSuchAlgorithmException | DigestException e) {
      throw new IllegalStateException("every JDK has " + digest.jcaName(), e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  // Appendix B.1: a BMPString with its two terminating zero bytes.
  private static byte[] terminated(char[] password) {
    byte[] encoded = StandardCharsets.UTF_16BE.encode(CharBuffer.wrap(password)).array();
    byte[] secret = Arrays.copyOf(encoded, password.length * 2 + TERMINATOR_BYTES);
    Arrays.fill(encoded, (byte) 0);
    return secret;
  }

  /** Fills whole blocks with the unit again and again, and clears the unit. */
  private byte[] repeatToBlocks(byte[] unit) {
    int block = digest.blockBytes();
    byte[] filled = new byte[(unit.length + block - 1) / block * block];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = unit[i % unit.length];
    }
    Arrays.fill(unit, (byte) 0);
    return filled;
  }
}
