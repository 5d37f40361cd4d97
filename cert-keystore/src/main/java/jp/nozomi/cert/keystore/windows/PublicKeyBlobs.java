package jp.nozomi.cert.keystore.windows;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;

/** Reads the public keys that CAPI and CNG export. */
final class PublicKeyBlobs {
  private static final int CAPI_HEADER_BYTES = 8;
  private static final int RSA1 = 0x31415352;
  private static final int ECDSA_P256_PUBLIC = 0x31534345;
  private static final int ECDSA_P384_PUBLIC = 0x33534345;
  private static final int MAX_MODULUS_BYTES = 16_384 / 8;

  private PublicKeyBlobs() {}

  /** Reads CAPI's PUBLICKEYBLOB: BLOBHEADER, RSAPUBKEY, the modulus with its low byte first. */
  static PublicKey capiRsa(byte[] blob) throws StoreException {
    try {
      ByteBuffer in = littleEndian(blob).position(CAPI_HEADER_BYTES);
      requireMagic(in.getInt() == RSA1);
      int modulusBytes = (in.getInt() + 7) / 8;
      BigInteger exponent = BigInteger.valueOf(Integer.toUnsignedLong(in.getInt()));
      return rsa(reversed(bytes(in, modulusBytes)), exponent);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  /** Reads CNG's BCRYPT_RSAPUBLIC_BLOB. */
  static PublicKey cngRsa(byte[] blob) throws StoreException {
    try {
      ByteBuffer in = littleEndian(blob);
      requireMagic(in.getInt() == RSA1);
      in.getInt(); // the modulus' bits, given again by its length
      int exponentBytes = in.getInt();
      int modulusBytes = in.getInt();
      in.getInt(); // lengths of the primes, zero in a public key
      in.getInt();
      BigInteger exponent = new BigInteger(1, bytes(in, exponentBytes));
      return rsa(bytes(in, modulusBytes), exponent);
    } catch (BufferUnderflowException e) {
      throw damaged(e);
    }
  }

  /** Reads CNG's BCRYPT_ECCPUBLIC_BLOB of the curves P-256 and P-384. */
  static PublicKey cngEc(byte[] blob) throws StoreException {
    try {
      ByteBuffer in = littleEndian(blob);
      int magic = in.getInt();
      requireMagic(magic == ECDSA_P256_PUBLIC || magic == ECDSA_P384_PUBLIC);
      int coordinateBytes = in.getInt();
      BigInteger x = new BigInteger(1, bytes(in, coordinateBytes));
      BigInteger y = new BigInteger(1, bytes(in, coordinateBytes));
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(
          new ECGenParameterSpec(magic == ECDSA_P256_PUBLIC ? "secp256r1" : "secp384r1"));
      ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
      return KeyFactory.getInstance("EC")
          .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    } catch (BufferUnderflowException | GeneralSecurityException e) {
      throw damaged(e);
    }
  }

  private static PublicKey rsa(byte[] modulus, BigInteger exponent) throws StoreException {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(new BigInteger(1, modulus), exponent));
    } catch (GeneralSecurityException e) {
      throw damaged(e);
    }
  }

  private static ByteBuffer littleEndian(byte[] blob) {
    return ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer in, int count) throws StoreException {
    if (count < 0 || count > MAX_MODULUS_BYTES) {
      throw new StoreException(Reason.UNREADABLE, "a public key of " + count + " bytes");
    }
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static void requireMagic(boolean right) throws StoreException {
    if (!right) {
      throw new StoreException(Reason.KEY_NOT_SUPPORTED, "a public key of an unknown kind");
    }
  }

  private static StoreException damaged(Exception cause) {
    return new StoreException(Reason.UNREADABLE, "a damaged public key", cause);
  }
}
