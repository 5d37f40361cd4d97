package jp.nozomi.cert.core;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** Encodes what the tests build by hand. */
public final class TestDer {
  private static final int HEADER = 4;

  private TestDer() {}

  /**
   * Encodes a value in DER.
   *
   * @param value the value
   * @return its encoding
   */
  public static byte[] encode(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Nests sequences, each with the next one as its only element.
   *
   * @param bytes how long the encoding is
   * @return the encoding; written by hand, since an encoder would overflow the stack itself
   */
  public static byte[] nested(int bytes) {
    byte[] der = new byte[bytes];
    int at = 0;
    while (bytes - at >= HEADER) {
      int length = bytes - at - HEADER;
      der[at++] = 0x30;
      der[at++] = (byte) 0x82;
      der[at++] = (byte) (length >> 8);
      der[at++] = (byte) length;
    }
    return der;
  }
}
