package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.text.BadLocationException;
import org.junit.jupiter.api.Test;

/** How long texts are wrapped. */
class ProseTest {
  private static final String TEXT = "ログインIDとログインパスワードを入力の上、「認証して発行」ボタンを押してください。";

  @Test
  void leavesNoFewSignsOnItsLastLine() throws Exception {
    for (int spare = 1; spare <= 5; spare++) {
      int signs = TEXT.length() - spare;

      assertThat(lastLine(TEXT, signs * 14)).isGreaterThan(7 * 14);
    }
  }

  @Test
  void usesAllOfItsRoomWhereTheLastLineIsLongEnough() throws Exception {
    assertThat(height(TEXT, 14 * TEXT.length() * 2 / 3)).isEqualTo(2 * lineHeight());
  }

  /** But for a fortieth of each line, which stays free. */
  @Test
  void needsNoMoreLinesThanWithoutIt() throws Exception {
    for (int width = 100; width < 900; width += 7) {
      assertThat(height(TEXT, width)).isEqualTo(plainHeight(width - width / 40));
    }
  }

  private static int plainHeight(int width) throws Exception {
    AtomicReference<Integer> height = new AtomicReference<>();
    SwingUtilities.invokeAndWait(
        () -> {
          JTextArea plain = new JTextArea(TEXT);
          plain.setLineWrap(true);
          plain.setWrapStyleWord(true);
          plain.setFont(Widgets.text("").getFont());
          plain.setBorder(null);
          plain.setSize(width, 10_000);
          height.set(plain.getPreferredSize().height);
        });
    return height.get();
  }

  private static double lastLine(String text, int width) throws Exception {
    AtomicReference<Double> end = new AtomicReference<>();
    SwingUtilities.invokeAndWait(() -> end.set(end(area(text, width))));
    return end.get();
  }

  private static double end(JTextArea area) {
    // As in a page: a height first, then places.
    area.setSize(area.getWidth(), area.getPreferredSize().height);
    try {
      Rectangle2D last = area.modelToView2D(area.getDocument().getLength());
      return last.getX();
    } catch (BadLocationException e) {
      throw new AssertionError(e);
    }
  }

  private static int height(String text, int width) throws Exception {
    AtomicReference<Integer> height = new AtomicReference<>();
    SwingUtilities.invokeAndWait(() -> height.set(area(text, width).getPreferredSize().height));
    return height.get();
  }

  private static int lineHeight() throws Exception {
    return height("あ", 900);
  }

  private static JTextArea area(String text, int width) {
    Theme.LIGHT.apply();
    JTextArea area = Widgets.text(text);
    area.setSize(width, 10_000);
    return area;
  }
}
