package jp.nozomi.cert.protocol.enroll;

import java.util.Optional;
import java.util.function.BiPredicate;
import jp.nozomi.cert.protocol.journal.JournalObserver;
import jp.nozomi.cert.protocol.transport.ExchangeObserver;

/** Counts what a run does, and ends it at one of these points. */
final class CrashPoint {
  private final BiPredicate<Integer, String> fatal;
  private final Runnable end;
  private int count;
  private boolean dead;
  private String name = "";

  private CrashPoint(BiPredicate<Integer, String> fatal, Runnable end) {
    this.fatal = fatal;
    this.end = end;
  }

  /** Ends the run in this process: whatever it tries afterwards fails as well. */
  static CrashPoint simulated(int fatal) {
    return new CrashPoint((number, point) -> number == fatal, CrashPoint::crash);
  }

  /** Ends the run in this process at a point of a certain name. */
  static CrashPoint simulated(String name) {
    return new CrashPoint((number, point) -> point.matches(name), CrashPoint::crash);
  }

  /** Ends the process, as a power cut does. */
  static CrashPoint halting(int fatal) {
    return new CrashPoint(
        (number, point) -> number == fatal, () -> Runtime.getRuntime().halt(CrashChild.HALTED));
  }

  /** How many points there were. */
  int count() {
    return count;
  }

  ExchangeObserver exchanges() {
    return (point, method, path) -> reached(method + " " + path + " " + point);
  }

  JournalObserver writes() {
    return (done, what) -> reached("journal " + what + (done ? " written" : ""));
  }

  /** Where it ended, if it did. */
  Optional<String> fired() {
    return dead ? Optional.of(name) : Optional.empty();
  }

  private static void crash() {
    throw new SimulatedCrash();
  }

  private void reached(String point) {
    if (dead) {
      end.run();
    }
    if (fatal.test(++count, point)) {
      dead = true;
      name = point;
      end.run();
    }
  }

  /** No exception that the code under test could handle. */
  static final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
