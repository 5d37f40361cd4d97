package jp.nozomi.cert.protocol.pac;

/** What one run of a script may still use. Not thread-safe. */
final class Budget {
  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_MEMORY = 4_000_000;
  private static final int LONGEST_TEXT = 100_000;
  private static final int DEEPEST = 400;
  private static final int MOST_LOOKUPS = 20;

  private int steps;
  private int memory;
  private int depth;
  private int lookups;

  /** Counts one step of the interpreter, or of a pattern. */
  void step() throws PacException {
    steps(1);
  }

  /** Counts the steps that are taken at once, such as comparing two texts. */
  void steps(int count) throws PacException {
    steps += count;
    if (steps > MOST_STEPS) {
      throw new PacException("more than " + MOST_STEPS + " steps");
    }
  }

  /** Counts characters or elements before they are made: all of a run, whether freed or not. */
  void memory(int count) throws PacException {
    if (count > MOST_MEMORY || memory + count > MOST_MEMORY) {
      throw new PacException("more than " + MOST_MEMORY + " characters and elements");
    }
    memory += count;
    steps(count / 16);
  }

  /** Counts a text before it is made. */
  void text(long length) throws PacException {
    if (length > LONGEST_TEXT) {
      throw new PacException("a text of " + length + " characters");
    }
    memory((int) length);
  }

  /** Counts how deep the interpreter itself stands: its stack is the thread's. */
  void enter() throws PacException {
    if (++depth > DEEPEST) {
      throw new PacException("more than " + DEEPEST + " evaluations in one another");
    }
  }

  void leave() {
    depth--;
  }

  void lookup() throws PacException {
    if (++lookups > MOST_LOOKUPS) {
      throw new PacException("more than " + MOST_LOOKUPS + " names looked up");
    }
  }
}
