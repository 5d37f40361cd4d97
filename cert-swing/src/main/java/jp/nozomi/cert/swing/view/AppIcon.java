package jp.nozomi.cert.swing.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** The app's icon: a tick on a certificate's sheet, drawn for each size. */
public final class AppIcon {
  // Title bars, lists of windows and task bars, on displays of all densities.
  private static final List<Integer> WINDOW_SIZES = List.of(16, 20, 24, 32, 40, 48, 64, 128);

  private static final Color PAPER = new Color(0xf4f7fb);
  private static final Color INK = new Color(0x1f5fbf);

  private AppIcon() {}

  static List<Image> ofWindow() {
    return WINDOW_SIZES.stream().<Image>map(AppIcon::draw).toList();
  }

  /**
   * Draws the icon.
   *
   * @param size its width and height, in pixels
   * @return the picture, clear around the sheet
   */
  public static BufferedImage draw(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.scale(size / 64.0, size / 64.0);
      g.setColor(INK);
      g.fill(new RoundRectangle2D.Double(4, 4, 56, 56, 14, 14));
      g.setColor(PAPER);
      g.fill(new RoundRectangle2D.Double(14, 12, 36, 40, 5, 5));
      g.setColor(INK);
      g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      Path2D tick = new Path2D.Double();
      tick.moveTo(22, 33);
      tick.lineTo(29, 41);
      tick.lineTo(43, 24);
      g.draw(tick);
    } finally {
      g.dispose();
    }
    return image;
  }
}
