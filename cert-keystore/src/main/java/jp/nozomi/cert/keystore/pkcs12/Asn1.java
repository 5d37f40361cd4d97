package jp.nozomi.cert.keystore.pkcs12;

import java.io.IOException;
import jp.nozomi.cert.core.store.StoreException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;

/** Makes typed errors of what the ASN.1 library throws at malformed input. */
final class Asn1 {
  /** Work on input from outside. */
  interface Reading<T> {
    T read() throws StoreException;
  }

  private Asn1() {}

  /** Runs a reading; the library's types report malformed input by these unchecked exceptions. */
  static <T> T guarded(Reading<T> reading) throws StoreException {
    try {
      return reading.read();
    } catch (IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      throw damaged(e);
    }
  }

  static ASN1Primitive parse(byte[] encoded) throws StoreException {
    try {
      return ASN1Primitive.fromByteArray(encoded);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  static byte[] der(ASN1Object object) {
    try {
      return object.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("an object that was built has an encoding", e);
    }
  }

  private static StoreException damaged(Exception cause) {
    return new StoreException(
        StoreException.Reason.UNREADABLE, "damaged, or no PKCS#12 file", cause);
  }
}
