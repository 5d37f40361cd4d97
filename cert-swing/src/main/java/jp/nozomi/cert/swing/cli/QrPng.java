package jp.nozomi.cert.swing.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import jp.nozomi.cert.swing.qr.QrCode;

/** Writes a QR code as a PNG file, eight pixels a module. */
final class QrPng {
  private static final int MODULE = 8;
  private static final int WHITE = 0xffffff;

  private QrPng() {}

  static void write(String text, Path file) throws UsageException {
    QrCode code = QrCode.of(text);
    int side = code.size() * MODULE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, code.isDark(x / MODULE, y / MODULE) ? 0 : WHITE);
      }
    }
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      OutputFile.replace(file, png.toByteArray());
    } catch (IOException e) {
      throw new UsageException("--qr-file: can not be written", e);
    }
  }
}
