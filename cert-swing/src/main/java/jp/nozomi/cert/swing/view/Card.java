package jp.nozomi.cert.swing.view;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** A rounded sheet that holds one part of a screen. */
final class Card extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int ARC = 12;

  private final Color fill;
  private final Color line;
  private final Color edge;

  /** Makes a sheet; the edge is a stripe on its left side. */
  Card(Color fill, Color line, Color edge, String columns) {
    super(new MigLayout("insets 0, fillx, hidemode 3, novisualpadding", columns));
    this.fill = fill;
    this.line = line;
    this.edge = edge;
    setOpaque(false);
    int pad = Theme.px(18);
    setBorder(BorderFactory.createEmptyBorder(Theme.px(14), pad, Theme.px(16), pad));
  }

  static Card plain(String columns) {
    Color fill = Theme.color("Wizard.card");
    return new Card(fill, Theme.color("Wizard.line"), fill, columns);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int arc = Theme.px(ARC);
    RoundRectangle2D shape =
        new RoundRectangle2D.Float(0.5f, 0.5f, getWidth() - 1f, getHeight() - 1f, arc, arc);
    g.setColor(fill);
    g.fill(shape);
    if (!edge.equals(fill)) {
      // Only ever a smaller clip: the given one keeps a scrolled card inside its page.
      Shape visible = g.getClip();
      g.clip(shape);
      g.setColor(edge);
      g.fillRect(0, 0, Theme.px(5), getHeight());
      g.setClip(visible);
    }
    g.setColor(line);
    g.draw(shape);
    g.dispose();
  }
}
