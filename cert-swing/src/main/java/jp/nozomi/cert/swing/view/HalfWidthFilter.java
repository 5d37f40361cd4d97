package jp.nozomi.cert.swing.view;

import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import jp.nozomi.cert.core.input.HalfWidth;
import org.jspecify.annotations.Nullable;

/** Turns full-width characters into half-width ones while they are typed or pasted, in sight. */
final class HalfWidthFilter extends DocumentFilter {
  @Override
  public void insertString(
      FilterBypass bypass, int offset, String text, @Nullable AttributeSet attributes)
      throws BadLocationException {
    super.insertString(bypass, offset, mapped(text), attributes);
  }

  @Override
  public void replace(
      FilterBypass bypass,
      int offset,
      int length,
      @Nullable String text,
      @Nullable AttributeSet attributes)
      throws BadLocationException {
    super.replace(bypass, offset, length, text == null ? "" : mapped(text), attributes);
  }

  private static String mapped(String text) {
    String half = HalfWidth.of(text);
    // More than one character at once is a paste, and the spaces around it are not part of a code.
    return half.length() > 1 ? half.strip() : half;
  }
}
