package jp.nozomi.cert.swing.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Tells the parent every point that a child reaches, and stops at one until it is told to go on.
 */
final class Points implements Consumer<String> {
  /** Matches no point. */
  static final String NONE = "none";

  private final BufferedReader in;
  private final PrintStream out;
  private final String stop;
  private int count;

  /** Takes the number and name of the point to stop at, as a pattern. */
  Points(BufferedReader in, PrintStream out, String stop) {
    this.in = in;
    this.out = out;
    this.stop = stop;
  }

  @Override
  public void accept(String point) {
    String numbered = ++count + " " + point;
    out.println("at " + numbered);
    if (numbered.matches(stop)) {
      await();
    }
  }

  int count() {
    return count;
  }

  /** The parent says go on, or kills; if it is gone itself, this ends too. */
  private void await() {
    try {
      if (in.readLine() == null) {
        Runtime.getRuntime().halt(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
