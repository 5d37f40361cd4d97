package jp.nozomi.cert.protocol.enroll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Some of a big matrix, by a seed that can be given again; all of it with -Dcert.full=true. */
public final class Sampling {
  /** What picks; given again with -Dcert.seed. */
  public static final long SEED = Long.getLong("cert.seed", System.nanoTime());

  private Sampling() {}

  /** Picks among the numbers from 1 to a count. */
  public static List<Integer> of(int count, int samples) {
    List<Integer> all = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      all.add(number);
    }
    if (Boolean.getBoolean("cert.full")) {
      return all;
    }
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, Math.min(samples, count));
  }

  /** Says what was tried, so that a failure can be tried again. */
  public static void report(String what, Object outcome) {
    System.out.println(what + " (-Dcert.seed=" + SEED + "): " + outcome);
  }
}
