package jp.nozomi.cert.core.input;

/**
 * Turns full-width letters, digits and signs into half-width ones, for IDs and codes.
 *
 * <p>An explicit map, U+FF01 to U+FF5E and U+3000, and nothing else: normalisation forms would
 * change more than the user can see. Passwords and answers never pass through here.
 */
public final class HalfWidth {
  private static final char FIRST = '\uFF01';
  private static final char LAST = '\uFF5E';
  private static final char SPACE = '\u3000';
  private static final int OFFSET = FIRST - '!';

  private HalfWidth() {}

  /**
   * Maps a text.
   *
   * @param text what was typed
   * @return the text with half-width letters, digits, signs and spaces
   */
  public static String of(String text) {
    StringBuilder mapped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      mapped.append(map(text.charAt(i)));
    }
    return mapped.toString();
  }

  private static char map(char c) {
    if (c >= FIRST && c <= LAST) {
      return (char) (c - OFFSET);
    }
    return c == SPACE ? ' ' : c;
  }
}
