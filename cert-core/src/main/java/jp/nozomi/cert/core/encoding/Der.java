package jp.nozomi.cert.core.encoding;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;

/** The distinguished encoding rules (X.690 section 10), read strictly. */
public final class Der {
  private Der() {}

  /**
   * Reads a value that came from outside.
   *
   * @param <T> what is read
   * @param der the encoding and nothing after it
   * @param maxBytes the longest encoding that is accepted, in bytes
   * @param structure picks the value apart, eagerly: what it leaves for later is not checked here
   * @return what {@code structure} returned
   * @throws IllegalArgumentException if the bytes are too long, not DER, or of another structure
   */
  public static <T> T read(byte[] der, int maxBytes, Function<ASN1Primitive, T> structure) {
    if (der.length == 0 || der.length > maxBytes) {
      throw new IllegalArgumentException(der.length + " bytes, expected 1 to " + maxBytes);
    }
    try {
      ASN1Primitive value = ASN1Primitive.fromByteArray(der);
      if (!Arrays.equals(encode(value), der)) {
        throw new IllegalArgumentException("not DER");
      }
      return structure.apply(value);
    } catch (IOException
        | IllegalStateException
        | ClassCastException
        | IndexOutOfBoundsException e) {
      // Bouncy Castle's structures tell of a wrong shape in all these ways.
      throw new IllegalArgumentException("not of the expected structure", e);
    }
  }

  /**
   * Encodes a value.
   *
   * @param value the value
   * @return its DER encoding
   */
  public static byte[] encode(ASN1Object value) {
    try {
      return value.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("a value that can not be encoded", e);
    }
  }
}
