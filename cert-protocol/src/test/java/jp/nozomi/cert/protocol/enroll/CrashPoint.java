package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import java.util.function.BiPredicate;

/** Counts what a run does, and ends it at one of these points. */
final class CrashPoint {
  private final BiPredicate<Integer, String> fatal;
  private int count;
  private boolean dead;
  private String name = "";

  private CrashPoint(BiPredicate<Integer, String> fatal) {
    this.fatal = fatal;
  }

  /** Ends the run in this process: whatever it tries afterwards fails as well. */
  static CrashPoint simulated(int fatal) {
    return new CrashPoint((number, point) -> number == fatal);
  }

  /** Ends the run in this process at a point of a certain name. */
  static CrashPoint simulated(String name) {
    return new CrashPoint((number, point) -> point.matches(name));
  }

  /** How many points there were. */
  int count() {
    return count;
  }

  /** Where it ended, if it did. */
  Optional<String> fired() {
    return dead ? Optional.of(name) : Optional.empty();
  }

  void reached(String point) {
    if (!dead && fatal.test(++count, point)) {
      dead = true;
      name = point;
    }
    if (dead) {
      throw new SimulatedCrash();
    }
  }

  /** No exception that the code under test could handle. */
  static final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
