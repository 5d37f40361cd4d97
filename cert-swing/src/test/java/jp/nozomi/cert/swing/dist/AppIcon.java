package jp.nozomi.cert.swing.dist;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The app's icon: a tick on a certificate's sheet, drawn for each size. */
final class AppIcon {
  /** The sizes, in pixels, that desktops ask for. */
  static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

  private static final List<String> ICNS_TYPES = List.of("ic07", "ic08", "ic09");

  private static final Color PAPER = new Color(0xf4f7fb);
  private static final Color INK = new Color(0x1f5fbf);

  private AppIcon() {}

  static byte[] png(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(draw(size), "png", out);
    return out.toByteArray();
  }

  /** Writes a Windows icon of all sizes; Windows reads PNG within an ICO since Vista. */
  static void writeIco(Path file) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int size : SIZES) {
      pictures.add(png(size));
    }
    int offset = 6 + 16 * SIZES.size();
    ByteBuffer head = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) SIZES.size());
    for (int i = 0; i < SIZES.size(); i++) {
      // 256 is written as 0.
      head.put((byte) (int) SIZES.get(i)).put((byte) (int) SIZES.get(i)).putShort((short) 0);
      head.putShort((short) 1).putShort((short) 32);
      head.putInt(pictures.get(i).length).putInt(offset);
      offset += pictures.get(i).length;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.array());
    for (byte[] picture : pictures) {
      all.write(picture);
    }
    Files.write(file, all.toByteArray());
  }

  /** Writes a macOS icon: 128, 256 and 512 pixels, each as PNG under its four-letter type. */
  static void writeIcns(Path file) throws IOException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int i = 0; i < ICNS_TYPES.size(); i++) {
      byte[] picture = png(128 << i);
      pictures.write(entry(ICNS_TYPES.get(i), picture));
    }
    Files.write(file, entry("icns", pictures.toByteArray()));
  }

  private static byte[] entry(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + content.length)
        .put(content)
        .array();
  }

  private static BufferedImage draw(int size) {
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
