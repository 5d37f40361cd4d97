package jp.nozomi.cert.swing.view;

import java.awt.FontMetrics;
import java.awt.Insets;
import java.text.BreakIterator;
import javax.swing.JTextArea;

/**
 * Wrapped text that leaves no few signs alone on its last line: the lines above are made a little
 * narrower then.
 */
final class Prose extends JTextArea {
  private static final long serialVersionUID = 1L;

  /** As many signs as an "ください。" and a word before it. */
  private static final int LEAST_SIGNS = 8;

  /** A line is narrowed to no less than three quarters. */
  private static final double NARROWEST = 0.75;

  /**
   * Of forty parts of a line one stays free: signs that were measured in whole points may be
   * painted wider at another scale of the display.
   */
  private static final int SLACK = 40;

  private transient Fit known = new Fit("", 0, 0, 0);

  /** How many lines a paragraph has at a width, and how wide its last one is. */
  private record Lines(int count, int last) {}

  /** What was found for a text in a room, in a font of this size. */
  private record Fit(String text, int room, float size, int spare) {
    boolean isOf(String other, int inside, float points) {
      return room == inside && size == points && text.equals(other);
    }
  }

  Prose() {
    setLineWrap(true);
    // Words, because the line breaker knows which Japanese signs may not begin a line.
    setWrapStyleWord(true);
  }

  @Override
  public Insets getInsets() {
    Insets insets = super.getInsets();
    int room = getWidth() - insets.left - insets.right;
    int slack = Math.max(0, room / SLACK);
    insets.right += slack + spare(room - slack);
    return insets;
  }

  private int spare(int room) {
    // The superclass asks before the fields are there.
    if (known == null || room <= 0 || getFont() == null) {
      return 0;
    }
    String text = getText();
    float size = getFont().getSize2D();
    if (!known.isOf(text, room, size)) {
      known = new Fit(text, room, size, fit(text, room));
    }
    return known.spare();
  }

  private int fit(String text, int room) {
    String paragraph = text.substring(text.lastIndexOf('\n') + 1);
    FontMetrics metrics = getFontMetrics(getFont());
    int sign = metrics.charWidth('あ');
    Lines wide = lines(paragraph, metrics, room);
    if (wide.count() < 2) {
      return 0;
    }
    for (int width = room; width >= room * NARROWEST; width -= Math.max(1, sign / 2)) {
      Lines now = lines(paragraph, metrics, width);
      if (now.count() > wide.count()) {
        return 0;
      }
      if (now.last() >= LEAST_SIGNS * sign) {
        return room - width;
      }
    }
    return 0;
  }

  private Lines lines(String paragraph, FontMetrics metrics, int width) {
    BreakIterator breaks = BreakIterator.getLineInstance(getLocale());
    breaks.setText(paragraph);
    // The width of the caret is no room for text, so a line is narrower than all of it.
    int count = 1;
    int begin = 0;
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      if (from > begin
          && metrics.stringWidth(paragraph.substring(begin, to).stripTrailing()) >= width) {
        count++;
        begin = from;
      }
      from = to;
    }
    return new Lines(count, metrics.stringWidth(paragraph.substring(begin)));
  }
}
