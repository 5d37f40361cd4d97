package jp.nozomi.cert.keystore.windows;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Turns CNG's ECDSA signatures, r and s side by side, into the DER of RFC 3279 section 2.2.3. */
final class EcdsaSignature {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  // r and s of P-384, so that every length fits one byte.
  private static final int MAX_BYTES = 96;

  private EcdsaSignature() {}

  static byte[] der(byte[] plain) {
    if (plain.length == 0 || plain.length % 2 != 0 || plain.length > MAX_BYTES) {
      throw new IllegalArgumentException("an ECDSA signature of " + plain.length + " bytes");
    }
    int half = plain.length / 2;
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    writeInteger(members, Arrays.copyOfRange(plain, 0, half));
    writeInteger(members, Arrays.copyOfRange(plain, half, plain.length));
    ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    sequence.write(SEQUENCE);
    sequence.write(members.size());
    sequence.writeBytes(members.toByteArray());
    return sequence.toByteArray();
  }

  private static void writeInteger(ByteArrayOutputStream out, byte[] magnitude) {
    byte[] content = new BigInteger(1, magnitude).toByteArray();
    out.write(INTEGER);
    out.write(content.length);
    out.writeBytes(content);
  }
}
