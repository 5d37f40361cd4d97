package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.fixture.Journey;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.presenter.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lays out every screen without a display and prints it under target/screens. */
class ScreensTest {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 680;

  static Stream<Arguments> screens() {
    return Journey.everyScreen().entrySet().stream()
        .flatMap(
            screen ->
                Stream.of(
                    Arguments.of(screen.getKey(), screen.getValue(), Theme.LIGHT, 1, "ja"),
                    Arguments.of(screen.getKey(), screen.getValue(), Theme.DARK, 2, "ja"),
                    Arguments.of(screen.getKey(), screen.getValue(), Theme.LIGHT, 1, "en")));
  }

  @AfterEach
  void forgetTheScale() {
    System.clearProperty("flatlaf.uiScale");
  }

  @ParameterizedTest(name = "{0} {2} x{3} {4}")
  @MethodSource("screens")
  void isPrintedWithNamedPlainComponents(
      String name, Step step, Theme theme, int scale, String language) throws Exception {
    Locale locale = Locale.forLanguageTag(language);
    List<Component> all = new ArrayList<>();
    SwingUtilities.invokeAndWait(
        () -> {
          theme.apply();
          WizardPane pane = paneOf(step, locale);
          print(pane, scale, name + "-" + theme + "-" + scale + "x-" + language);
          collect(pane, all);
        });
    assertThat(all).filteredOn(ScreensTest::readsHtml).isEmpty();
    assertThat(all).filteredOn(ScreensTest::isUnnamed).isEmpty();
    assertThat(all)
        .filteredOn(c -> c instanceof JTextComponent || c instanceof AbstractButton)
        .allSatisfy(c -> assertThat(c.getFont().getSize2D()).isGreaterThanOrEqualTo(14f));
  }

  private static WizardPane paneOf(Step step, Locale locale) {
    WizardPane pane =
        new WizardPane(Samples.context(locale), new Deaf(), () -> false, Samples.CLOCK);
    pane.show(new Renderer(Samples.context(locale), Samples.CLOCK).render(step));
    pane.setSize(WIDTH, HEIGHT);
    // No window, no validation: two rounds, as the widths settle in the first.
    layOut(pane);
    layOut(pane);
    return pane;
  }

  private static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  private static void print(WizardPane pane, int scale, String name) {
    BufferedImage image =
        new BufferedImage(WIDTH * scale, HEIGHT * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    pane.print(g);
    g.dispose();
    try {
      Path folder = Files.createDirectories(Path.of("target", "screens"));
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void collect(Container container, List<Component> all) {
    for (Component child : container.getComponents()) {
      all.add(child);
      if (child instanceof Container inner) {
        collect(inner, all);
      }
    }
  }

  private static boolean readsHtml(Component component) {
    return (component instanceof JLabel
            || component instanceof AbstractButton
            || component instanceof JTable)
        && component instanceof JComponent swing
        && !isDecoration(component)
        && !Boolean.TRUE.equals(swing.getClientProperty("html.disable"));
  }

  private static boolean isUnnamed(Component component) {
    boolean speaks =
        component instanceof JTextComponent
            || component instanceof AbstractButton
            || component instanceof JTable
            || component instanceof QrView;
    if (!speaks || !component.isVisible() || isDecoration(component)) {
      return false;
    }
    String name = component.getAccessibleContext().getAccessibleName();
    return name == null || name.isBlank();
  }

  private static boolean isDecoration(Component component) {
    return component.getParent() instanceof javax.swing.JScrollBar;
  }

  private static final class Deaf implements Signals {
    @Override
    public void raise(Event event) {
      // Nobody clicks here.
    }

    @Override
    public void submit(Map<String, Secret> typed) {
      // Nobody clicks here.
    }

    @Override
    public void browse(URI page) {
      // Nobody clicks here.
    }

    @Override
    public void openLogFolder() {
      // Nobody clicks here.
    }
  }
}
