package jp.nozomi.cert.swing.view;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import javax.swing.JPanel;
import jp.nozomi.cert.swing.qr.QrCode;

/**
 * A QR code: black on white in every theme, a quiet zone of four modules (ISO/IEC 18004 section
 * 5.3.8), each module a whole number of device pixels, so that a camera sees sharp edges.
 */
final class QrView extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient QrCode code;
  private int side;

  QrView(QrCode code, String name, int side) {
    this.code = code;
    this.side = side;
    setOpaque(false);
    getAccessibleContext().setAccessibleName(name);
  }

  void resizeTo(int newSide) {
    side = newSide;
    revalidate();
    repaint();
  }

  int side() {
    return side;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(side, side);
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    AffineTransform toDevice = g.getTransform();
    double scale = toDevice.getScaleX();
    int room = (int) Math.floor(Math.min(getWidth(), getHeight()) * scale);
    int module = Math.max(1, room / code.size());
    int offset = (room - module * code.size()) / 2;
    Point2D origin = toDevice.transform(new Point2D.Double(0, 0), null);
    // From here on one unit is one device pixel.
    g.setTransform(
        AffineTransform.getTranslateInstance(
            Math.round(origin.getX()) + offset, Math.round(origin.getY()) + offset));
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, module * code.size(), module * code.size());
    g.setColor(Color.BLACK);
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.isDark(x, y)) {
          g.fillRect(x * module, y * module, module, module);
        }
      }
    }
    g.dispose();
  }
}
