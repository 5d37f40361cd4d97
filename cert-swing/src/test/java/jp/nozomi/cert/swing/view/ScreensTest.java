package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollBar;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import jp.nozomi.cert.swing.fixture.EveryScreen;
import jp.nozomi.cert.swing.fixture.SpokenNames;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.ScreenModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen at every scale in all looks and languages: nothing is cut, unnamed or read as HTML.
 *
 * <p>Contact sheets for people to look at are left in target/screens.
 */
class ScreensTest {
  private static final int THUMBNAIL = 470;
  private static final int COLUMNS = 6;
  private static final List<BufferedImage> THUMBNAILS = new ArrayList<>();
  private static String contactSheet = "";

  static Stream<Arguments> screens() {
    List<Arguments> all = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      for (double scale : new double[] {1, 1.5, 2}) {
        for (String language : List.of("ja", "en")) {
          EveryScreen.byName()
              .forEach(
                  (name, screen) -> all.add(Arguments.of(name, screen, theme, scale, language)));
        }
      }
    }
    return all.stream();
  }

  @Test
  void noScreenIsLeftOut() {
    assertThat(EveryScreen.byName().values())
        .extracting(screen -> screen.apply(Locale.JAPANESE).screen())
        .containsAll(EnumSet.complementOf(EnumSet.of(Screen.CLOSED)));
  }

  @ParameterizedTest(name = "{0} {2} x{3} {4}")
  @MethodSource("screens")
  void isWholeNamedAndPlain(
      String name, Function<Locale, ScreenModel> screen, Theme theme, double scale, String language)
      throws Exception {
    List<String> faults = new ArrayList<>();
    Locale locale = Locale.forLanguageTag(language);
    SwingUtilities.invokeAndWait(
        () -> {
          theme.apply();
          Sheet sheet = Sheet.of(screen.apply(locale), locale, scale);
          sheet.shown().forEach(component -> faults(component).ifPresent(faults::add));
          turnTo(theme + "-" + language + "-" + Math.round(scale * 100));
          THUMBNAILS.add(thumbnail(sheet.whole()));
        });
    assertThat(faults).isEmpty();
  }

  /** One contact sheet is in memory at a time. */
  private static void turnTo(String sheet) {
    if (!sheet.equals(contactSheet)) {
      printTheContactSheet();
      contactSheet = sheet;
    }
  }

  @AfterAll
  static void printTheContactSheet() {
    if (THUMBNAILS.isEmpty()) {
      return;
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "screens"));
      ImageIO.write(joined(THUMBNAILS), "png", folder.resolve(contactSheet + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    THUMBNAILS.clear();
  }

  private static Optional<String> faults(JComponent component) {
    if (isDecoration(component)) {
      return Optional.empty();
    }
    String what = component.getClass().getSimpleName() + " " + words(component);
    if (component instanceof JTable table && isAnyCellCut(table)) {
      return Optional.of("a cell is cut: " + cells(table));
    }
    if (isCut(component)) {
      return Optional.of(
          "cut: " + what + " " + component.getSize() + " of " + component.getPreferredSize());
    }
    if (isOutside(component)) {
      return Optional.of("outside: " + what + " " + component.getBounds());
    }
    if (component instanceof Prose prose && leavesFewSigns(prose)) {
      return Optional.of("a few signs on the last line: " + what);
    }
    if (readsHtml(component)) {
      return Optional.of("reads HTML: " + what);
    }
    boolean mute =
        component instanceof QrView && component.getAccessibleContext().getAccessibleName() == null;
    if (mute || SpokenNames.isMissing(component)) {
      return Optional.of("unnamed: " + what);
    }
    boolean text = component instanceof JTextComponent || component instanceof AbstractButton;
    return text && component.getFont().getSize2D() < 14f
        ? Optional.of("small: " + what)
        : Optional.empty();
  }

  private static boolean isCut(JComponent component) {
    boolean text =
        component instanceof JLabel
            || component instanceof AbstractButton
            || component instanceof JTextComponent;
    boolean input = component instanceof JTextField field && field.isEditable();
    if (!text || input) {
      return false;
    }
    boolean wraps = component instanceof javax.swing.JTextArea;
    return component.getHeight() < component.getPreferredSize().height
        || (!wraps && component.getWidth() < component.getPreferredSize().width);
  }

  private static boolean isAnyCellCut(JTable table) {
    for (int row = 0; row < table.getRowCount(); row++) {
      for (int column = 0; column < table.getColumnCount(); column++) {
        Rectangle cell = table.getCellRect(row, column, true);
        Component drawn = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
        drawn.setSize(cell.width, Short.MAX_VALUE);
        if (drawn.getPreferredSize().height > cell.height
            || cell.x + cell.width > table.getParent().getWidth()) {
          return true;
        }
      }
    }
    return false;
  }

  private static String cells(JTable table) {
    StringBuilder all = new StringBuilder(table.getParent().getSize().toString());
    for (int row = 0; row < table.getRowCount(); row++) {
      for (int column = 0; column < table.getColumnCount(); column++) {
        all.append(' ').append(table.getCellRect(row, column, true));
      }
    }
    return all.toString();
  }

  private static boolean isOutside(JComponent component) {
    boolean scrolled = component.getParent() instanceof javax.swing.JViewport;
    Rectangle room = new Rectangle(component.getParent().getSize());
    return !scrolled
        && !component.getSize().equals(room.getSize())
        && !room.contains(component.getBounds())
        && component.getWidth() > 0;
  }

  private static boolean leavesFewSigns(Prose prose) {
    int sign = prose.getFontMetrics(prose.getFont()).charWidth('あ');
    int line = prose.getFontMetrics(prose.getFont()).getHeight();
    try {
      Rectangle2D end = prose.modelToView2D(prose.getDocument().getLength());
      // A hash breaks anywhere, and is read by nobody.
      boolean words = !prose.getText().matches("[0-9a-f]+") && prose.getWidth() > 20 * sign;
      return words && end != null && end.getY() >= line && end.getX() < 3 * sign;
    } catch (BadLocationException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean readsHtml(JComponent component) {
    return (component instanceof JLabel
            || component instanceof AbstractButton
            || component instanceof JTable)
        && !Boolean.TRUE.equals(component.getClientProperty("html.disable"));
  }

  private static boolean isDecoration(Component component) {
    return component instanceof JScrollBar || component.getParent() instanceof JScrollBar;
  }

  private static String words(JComponent component) {
    if (component instanceof JLabel label) {
      return label.getText();
    }
    if (component instanceof AbstractButton button) {
      return button.getText();
    }
    return component instanceof JTextComponent text ? text.getText() : "" + component.getName();
  }

  private static BufferedImage thumbnail(BufferedImage image) {
    double factor = (double) THUMBNAIL / image.getWidth();
    BufferedImage small =
        new BufferedImage(
            THUMBNAIL, (int) Math.ceil(image.getHeight() * factor), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        java.awt.RenderingHints.KEY_INTERPOLATION,
        java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, 0, 0, THUMBNAIL, small.getHeight(), null);
    g.dispose();
    return small;
  }

  private static BufferedImage joined(List<BufferedImage> images) {
    List<Integer> heights = new ArrayList<>();
    for (int i = 0; i < images.size(); i += COLUMNS) {
      heights.add(
          images.subList(i, Math.min(images.size(), i + COLUMNS)).stream()
              .mapToInt(image -> image.getHeight() + 10)
              .max()
              .orElse(0));
    }
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (THUMBNAIL + 10),
            heights.stream().mapToInt(Integer::intValue).sum(),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    int y = 0;
    for (int i = 0; i < images.size(); i++) {
      if (i > 0 && i % COLUMNS == 0) {
        y += heights.get(i / COLUMNS - 1);
      }
      g.drawImage(images.get(i), i % COLUMNS * (THUMBNAIL + 10), y, null);
    }
    g.dispose();
    return sheet;
  }
}
