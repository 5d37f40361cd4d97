package jp.nozomi.cert.core.encoding;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;

/** The basic encoding rules (X.690 section 8), for messages whose senders need not use DER. */
public final class Ber {
  private static final int MOST_LEVELS = 32;
  private static final int CONSTRUCTED = 0x20;
  private static final int HIGH_TAG = 0x1f;
  private static final int MORE = 0x80;
  private static final int INDEFINITE = 0x80;

  private final byte[] ber;
  private int at;

  private Ber(byte[] ber) {
    this.ber = ber;
  }

  /**
   * Reads a value that came from outside.
   *
   * @param ber the encoding and nothing after it
   * @param maxBytes the longest encoding that is accepted, in bytes
   * @return the value
   * @throws IllegalArgumentException if the bytes are too long, too deep, or no such encoding
   */
  public static ASN1Primitive read(byte[] ber, int maxBytes) {
    if (ber.length == 0 || ber.length > maxBytes) {
      throw new IllegalArgumentException(ber.length + " bytes, expected 1 to " + maxBytes);
    }
    // Before anything recursive sees it: the parser's stack is as deep as the message.
    new Ber(ber).checkDepth();
    try {
      return ASN1Primitive.fromByteArray(ber);
    } catch (IOException | IllegalStateException | ClassCastException e) {
      throw new IllegalArgumentException("not BER", e);
    }
  }

  /** Walks over the values without recursion, keeping only where the open ones end. */
  private void checkDepth() {
    int[] ends = new int[MOST_LEVELS];
    int depth = 0;
    while (at < ber.length) {
      while (depth > 0 && ends[depth - 1] == at) {
        depth--;
      }
      int tag = next();
      boolean constructed = (tag & CONSTRUCTED) != 0;
      if ((tag & HIGH_TAG) == HIGH_TAG) {
        skipHighTag();
      }
      int length = length();
      if (tag == 0 && length == 0 && depth > 0 && ends[depth - 1] < 0) {
        depth--;
      } else if (constructed) {
        if (depth == MOST_LEVELS) {
          throw new IllegalArgumentException("more than " + MOST_LEVELS + " levels");
        }
        ends[depth++] = length < 0 ? -1 : at + length;
      } else {
        at += Math.max(length, 0);
      }
    }
  }

  private void skipHighTag() {
    while ((next() & MORE) != 0) {
      // The number itself does not matter here.
    }
  }

  /** The length, or -1 for the indefinite form; never past the end. */
  private int length() {
    int first = next();
    if (first == INDEFINITE) {
      return -1;
    }
    int length = first;
    if (first > INDEFINITE) {
      length = 0;
      for (int left = first - INDEFINITE; left > 0; left--) {
        length = length << 8 | next();
        if (length > ber.length) {
          throw new IllegalArgumentException("a length past the end");
        }
      }
    }
    if (length > ber.length - at) {
      throw new IllegalArgumentException("a length past the end");
    }
    return length;
  }

  private int next() {
    if (at >= ber.length) {
      throw new IllegalArgumentException("cut off");
    }
    return ber[at++] & 0xff;
  }
}
