package jp.nozomi.cert.testkit;

import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Where a bank's random numbers come from: unpredictable, or repeated by a seed.
 *
 * <p>Each use has a sequence of its own, so that a likely fault or a look at the bank site does not
 * change the next serial number. Immutable; the sequences are thread-safe.
 */
final class Randomness {
  /** Spreads seeds that differ by one over all bits: the odd number of SplitMix64. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final OptionalLong seed;

  private Randomness(OptionalLong seed) {
    this.seed = seed;
  }

  /** What random numbers are for. */
  enum Use {
    SERIALS,
    /** Sessions, challenges and nonces of the enrolment service. */
    TOKENS,
    /** Whether a fault happens that is only likely. */
    FAULTS,
    TRACES,
    SITE
  }

  static Randomness unpredictable() {
    return new Randomness(OptionalLong.empty());
  }

  static Randomness of(long seed) {
    return new Randomness(OptionalLong.of(seed));
  }

  /** For a bank that starts again: what it gave out before must not come a second time. */
  Randomness after(int certificates) {
    return seed.isEmpty()
        ? this
        : of(seed.getAsLong() + SPREAD * Use.values().length * certificates);
  }

  /** Begins the sequence of a use. */
  RandomGenerator of(Use use) {
    return seed.isEmpty()
        ? new SecureRandom()
        : new Random(seed.getAsLong() + SPREAD * (use.ordinal() + 1));
  }
}
