package jp.nozomi.cert.swing.model;

/**
 * Makes foreign text safe to show: text from a server, a certificate or a proxy.
 *
 * <p>Control and bidirectional formatting characters could hide or reorder what the user reads, so
 * they are shown as what they are.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * Escapes a text.
   *
   * @param text any text
   * @return the text with every control, format, surrogate and line separator character written as
   *     {@code <U+XXXX>}; line feeds stay
   */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isSafe(point)) {
                plain.appendCodePoint(point);
              } else {
                plain.append("<U+").append("%04X".formatted(point)).append('>');
              }
            });
    return plain.toString();
  }

  private static boolean isSafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
