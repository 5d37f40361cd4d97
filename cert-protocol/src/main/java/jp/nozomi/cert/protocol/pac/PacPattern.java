package jp.nozomi.cert.protocol.pac;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression: matched by the JDK's, which would go on for ever over some, so that each
 * character it looks at is a step.
 */
final class PacPattern {
  private static final int LONGEST_SOURCE = 2_000;
  private static final int MOST_GROUPS = 50;
  private static final int LONGEST_INPUT = 400;

  private final Pattern pattern;
  private final String source;
  private final boolean global;

  private PacPattern(Pattern pattern, String source, boolean global) {
    this.pattern = pattern;
    this.source = source;
    this.global = global;
  }

  static PacPattern of(String source, String flags) throws PacException {
    // Nested repetitions of a bounded count multiply before anything is matched.
    if (source.length() > LONGEST_SOURCE
        || source.chars().filter(c -> c == '(').count() > MOST_GROUPS
        || source.matches("(?s).*\\{\\d{4,}.*")) {
      throw new PacException("a pattern that is too large");
    }
    int options = flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0;
    options |= flags.contains("m") ? Pattern.MULTILINE : 0;
    try {
      return new PacPattern(Pattern.compile(java(source), options), source, flags.contains("g"));
    } catch (PatternSyntaxException e) {
      throw new PacException("a pattern that is malformed", e);
    }
  }

  boolean global() {
    return global;
  }

  Matcher matcher(String input, Budget budget) throws PacException {
    if (input.length() > LONGEST_INPUT) {
      throw new PacException("a text of " + input.length() + " characters for a pattern");
    }
    return pattern.matcher(new Counted(input, budget));
  }

  /** Runs one search, whose steps are counted. */
  static boolean find(Matcher matcher) throws PacException {
    try {
      return matcher.find();
    } catch (Exhausted e) {
      throw new PacException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "/" + source + "/";
  }

  /** In a class, the JDK takes an opening bracket for a class in the class, and && for both. */
  private static String java(String source) {
    StringBuilder out = new StringBuilder();
    boolean inClass = false;
    for (int at = 0; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length()) {
        out.append(c).append(source.charAt(++at));
        continue;
      }
      out.append(inClass && (c == '[' || c == '&') ? "\\" : "").append(c);
      inClass = c == '[' || (inClass && c != ']');
    }
    return out.toString();
  }

  /** The budget ran out where only an unchecked exception gets through. */
  private static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted(PacException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private record Counted(String text, Budget budget) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      try {
        budget.step();
      } catch (PacException e) {
        throw new Exhausted(e);
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.substring(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
