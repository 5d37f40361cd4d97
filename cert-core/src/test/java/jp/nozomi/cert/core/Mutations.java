package jp.nozomi.cert.core;

import java.util.Arrays;
import java.util.Random;

/** Damages valid input, for properties that say what a parser does with damaged input. */
public final class Mutations {
  private Mutations() {}

  /**
   * Changes one to three places: a bit, a byte, a run that is dropped or doubled, the rest cut off.
   *
   * @param valid the input, left as it is
   * @param seed chooses the changes; the same seed gives the same bytes
   * @return the damaged copy
   */
  public static byte[] mutate(byte[] valid, long seed) {
    Random random = new Random(seed);
    byte[] bytes = valid.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> with(bytes, from, (byte) (bytes[from] ^ (1 << random.nextInt(8))));
            case 1 -> with(bytes, from, (byte) random.nextInt(256));
            case 2 -> join(slice(bytes, 0, from), slice(bytes, to, bytes.length));
            case 3 -> join(slice(bytes, 0, to), slice(bytes, from, bytes.length));
            default -> slice(bytes, 0, from);
          };
    }
    return bytes;
  }

  private static byte[] with(byte[] bytes, int index, byte value) {
    bytes[index] = value;
    return bytes;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
