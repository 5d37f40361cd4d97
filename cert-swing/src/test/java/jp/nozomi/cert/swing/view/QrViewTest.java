package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.swing.qr.QrCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrViewTest {
  private static final String TEXT = "NZTX1|発行|demo01|0a1b2c3d|Q7xk2mZp9LwRt4Vb";
  private static final int SIDE = 220;

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 1.5, 1.75, 2})
  void canBeReadFromAScreenshotAtEveryScaleOnADarkGround(double scale) throws Exception {
    BufferedImage image = paint(scale);
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());

    assertThat(
            new QRCodeReader()
                .decode(
                    new BinaryBitmap(
                        new HybridBinarizer(
                            new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText())
        .isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 1.5, 1.75, 2})
  void hasSharpModulesOfWholePixelsAndNothingInBetween(double scale) throws Exception {
    BufferedImage image = paint(scale);
    java.util.Set<Integer> colours = new java.util.HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    assertThat(colours).containsOnly(0x000000, 0xffffff, 0x222222);
  }

  private static BufferedImage paint(double scale) throws Exception {
    int pixels = (int) Math.ceil(SIDE * scale);
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0x222222));
    g.fillRect(0, 0, pixels, pixels);
    g.scale(scale, scale);
    SwingUtilities.invokeAndWait(
        () -> {
          QrView view = new QrView(QrCode.of(TEXT), "二次元コード", SIDE);
          view.setSize(SIDE, SIDE);
          view.paint(g);
        });
    g.dispose();
    return image;
  }
}
