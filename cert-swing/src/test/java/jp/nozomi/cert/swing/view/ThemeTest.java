package jp.nozomi.cert.swing.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast as WCAG 2.2 measures it: 4.5 to 1 for text (1.4.3), 7 to 1 in high contrast (1.4.6). */
class ThemeTest {
  @ParameterizedTest
  @CsvSource({
    "LIGHT, 4.5",
    "DARK, 4.5",
    "HIGH_CONTRAST, 7",
  })
  void everyTextStandsOutFromItsGround(Theme theme, double least) throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          theme.apply();
          for (String text : new String[] {"muted", "error", "info", "success", "warning"}) {
            assertThat(contrast(color("Wizard." + text), color("Wizard.card")))
                .as(text)
                .isGreaterThanOrEqualTo(least);
          }
          assertThat(contrast(color("Label.foreground"), color("Wizard.card")))
              .isGreaterThanOrEqualTo(least);
          assertThat(contrast(color("Label.foreground"), color("Panel.background")))
              .isGreaterThanOrEqualTo(least);
          assertThat(
                  contrast(color("Table.selectionForeground"), color("Table.selectionBackground")))
              .isGreaterThanOrEqualTo(least);
          assertThat(
                  contrast(color("Button.default.foreground"), color("Button.default.background")))
              .isGreaterThanOrEqualTo(least);
          assertThat(contrast(color("TextField.foreground"), color("TextField.background")))
              .isGreaterThanOrEqualTo(least);
        });
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void largerTextMakesEverythingLarger(Theme theme) throws Exception {
    AtomicReference<int[]> sizes = new AtomicReference<>();
    SwingUtilities.invokeAndWait(
        () -> {
          theme.apply();
          int small = UIManager.getFont("Label.font").getSize();
          int gap = Theme.px(100);
          theme.apply(1.5f);
          sizes.set(
              new int[] {small, UIManager.getFont("Label.font").getSize(), gap, Theme.px(100)});
          theme.apply();
        });
    assertThat(sizes.get()[0]).isGreaterThanOrEqualTo(14);
    assertThat(sizes.get()[1]).isBetween(sizes.get()[0] * 14 / 10, sizes.get()[0] * 16 / 10);
    assertThat(sizes.get()[3]).isGreaterThan(sizes.get()[2] * 13 / 10);
  }

  @Test
  void theSmallestTextDoesNotGrowWhenThemesChange() throws Exception {
    AtomicReference<int[]> sizes = new AtomicReference<>();
    SwingUtilities.invokeAndWait(
        () -> {
          Theme.LIGHT.apply();
          int before = UIManager.getFont("Label.font").getSize();
          Theme.DARK.apply(1.5f);
          Theme.HIGH_CONTRAST.apply();
          Theme.LIGHT.apply();
          sizes.set(new int[] {before, UIManager.getFont("Label.font").getSize()});
        });
    assertThat(sizes.get()[1]).isEqualTo(sizes.get()[0]);
  }

  private static Color color(String name) {
    return Theme.color(name);
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
