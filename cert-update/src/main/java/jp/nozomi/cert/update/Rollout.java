package jp.nozomi.cert.update;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import jp.nozomi.cert.update.tuf.Digests;

/**
 * Gradual rollouts: which installations come first is decided on each PC, another for each version.
 */
final class Rollout {
  private static final BigInteger BUCKETS = BigInteger.valueOf(100);

  private Rollout() {}

  /** Gives a number from 0 to 99; a release of {@code p} percent is for those below {@code p}. */
  static int bucket(String installId, Version version) {
    byte[] input = (installId + "\n" + version.text()).getBytes(StandardCharsets.UTF_8);
    return new BigInteger(1, Digests.digest("SHA-256").digest(input)).mod(BUCKETS).intValue();
  }
}
