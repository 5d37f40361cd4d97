package jp.nozomi.cert.swing.view;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.swing.JComponent;
import jp.nozomi.cert.swing.fixture.Samples;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.flow.Step;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.presenter.Renderer;

/** Lays a screen out as on the smallest usual display, without one. Event thread only. */
final class Sheet {
  /** What a window manager leaves of 1366 x 768. */
  private static final Dimension DISPLAY = new Dimension(1366, 700);

  private final WizardPane pane;
  private final double scale;

  private Sheet(WizardPane pane, double scale) {
    this.pane = pane;
    this.scale = scale;
  }

  static Sheet of(Step step, Locale locale, double scale) {
    return of(new Renderer(Samples.context(locale), Samples.CLOCK).render(step), locale, scale);
  }

  static Sheet of(ScreenModel model, Locale locale, double scale) {
    WizardPane pane = new WizardPane(around(model, locale), new Deaf(), () -> false, Samples.CLOCK);
    pane.show(model);
    Sheet sheet = new Sheet(pane, scale);
    int usual = 940;
    pane.setSize(
        (int) Math.min(usual, DISPLAY.width / scale), (int) Math.min(680, DISPLAY.height / scale));
    // No window, no validation: a round each for widths, wrapped heights, and the bars they need.
    for (int round = 0; round < 4; round++) {
      layOut(pane);
    }
    return sheet;
  }

  private static Chrome around(ScreenModel model, Locale locale) {
    return model.screen() == Screen.PREPARING
        ? Chrome.beforeAnyBank(locale)
        : Chrome.of(Samples.context(locale));
  }

  WizardPane pane() {
    return pane;
  }

  /** Everything that is shown, also what is scrolled out of sight. */
  Stream<JComponent> shown() {
    List<JComponent> all = new ArrayList<>();
    collect(pane, all);
    return all.stream();
  }

  /** The page at its whole height, as if the window were as high as it needs. */
  BufferedImage whole() {
    int rest = pane.getHeight() - viewport();
    int height = Math.max(pane.getHeight(), rest + pane.page().getPreferredSize().height);
    pane.setSize(pane.getWidth(), height);
    for (int round = 0; round < 3; round++) {
      layOut(pane);
    }
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(pane.getWidth() * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    // What was laid out in the sizes of 100 % is wider in signs that are rounded at others.
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pane.paint(g);
    g.dispose();
    return image;
  }

  private int viewport() {
    return pane.page().getParent().getHeight();
  }

  private static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  private static void collect(Container container, List<JComponent> all) {
    for (Component child : container.getComponents()) {
      if (child.isVisible() && child instanceof JComponent inner) {
        all.add(inner);
        collect(inner, all);
      }
    }
  }
}
