package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

final class CardTest {
  @Test
  void staysInsideTheClipOfThePageThatScrollsIt() throws Exception {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setClip(0, 0, 100, 40);

    SwingUtilities.invokeAndWait(
        () -> {
          Card card = new Card(Color.WHITE, Color.GRAY, Color.RED, "[grow]");
          card.setSize(100, 100);
          card.paintComponent(graphics);
        });

    assertThat(image.getRGB(2, 20)).isEqualTo(Color.RED.getRGB());
    assertThat(image.getRGB(2, 80)).isZero();
    assertThat(image.getRGB(50, 99)).isZero();
  }
}
