package jp.nozomi.cert.keystore.cryptoki;

import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An attribute of a token's object (PKCS#11 v2.40 section 4), in the module's own encoding.
 *
 * @param type the attribute's type
 * @param value its value
 */
public record Attribute(long type, byte[] value) {
  /** CKA_CLASS. */
  public static final long CLASS = 0x0;

  static final long TOKEN = 0x1;
  static final long PRIVATE = 0x2;
  static final long LABEL = 0x3;
  static final long VALUE = 0x11;
  static final long CERTIFICATE_TYPE = 0x80;
  static final long ISSUER = 0x81;
  static final long SERIAL_NUMBER = 0x82;
  static final long KEY_TYPE = 0x100;
  static final long SUBJECT = 0x101;
  static final long ID = 0x102;
  static final long SENSITIVE = 0x103;
  static final long SIGN = 0x108;
  static final long VERIFY = 0x10A;
  static final long MODULUS = 0x120;
  static final long MODULUS_BITS = 0x121;
  static final long PUBLIC_EXPONENT = 0x122;
  static final long EXTRACTABLE = 0x162;
  static final long EC_PARAMS = 0x180;
  static final long EC_POINT = 0x181;

  static final long CLASS_CERTIFICATE = 1;
  static final long CLASS_PUBLIC_KEY = 2;
  static final long CLASS_PRIVATE_KEY = 3;
  static final long CERTIFICATE_X509 = 0;
  static final long KEY_RSA = 0;
  static final long KEY_EC = 3;

  /**
   * Makes an attribute of bytes.
   *
   * @param type the attribute's type
   * @param value its value, copied
   * @return the attribute
   */
  public static Attribute of(long type, byte[] value) {
    return new Attribute(type, value.clone());
  }

  static Attribute of(long type, boolean value) {
    return new Attribute(type, new byte[] {(byte) (value ? 1 : 0)});
  }

  /**
   * Makes an attribute whose value is a CK_ULONG.
   *
   * @param type the attribute's type
   * @param value its value
   * @return the attribute
   */
  public static Attribute of(long type, long value) {
    ByteBuffer buffer = ByteBuffer.allocate(NativeLong.SIZE).order(ByteOrder.nativeOrder());
    if (NativeLong.SIZE == Long.BYTES) {
      buffer.putLong(value);
    } else {
      buffer.putInt((int) value);
    }
    return new Attribute(type, buffer.array());
  }
}
