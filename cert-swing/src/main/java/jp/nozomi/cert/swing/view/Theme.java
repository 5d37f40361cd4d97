package jp.nozomi.cert.swing.view;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.swing.UIManager;
import jp.nozomi.cert.swing.settings.Look;
import net.miginfocom.layout.PlatformDefaults;
import net.miginfocom.layout.UnitValue;

/** The looks: colours, sizes and type of every screen. Event thread only. */
public enum Theme {
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK,
  /** White and yellow on black, for eyes that need it. */
  HIGH_CONTRAST;

  /** Which of them the looks of now are; goes with them. */
  private static final String APPLIED = "Wizard.applied";

  private static final float SMALLEST_TEXT = 14f;

  /**
   * Finds the looks that the user wants.
   *
   * @param look what the user wants
   * @param desktop what the desktop has
   * @return the looks
   */
  public static Theme of(Look look, Look desktop) {
    return switch (look == Look.SYSTEM ? desktop : look) {
      case SYSTEM, LIGHT -> LIGHT;
      case DARK -> DARK;
      case HIGH_CONTRAST -> HIGH_CONTRAST;
    };
  }

  /** Makes this the looks of everything that is built from now on, in the smallest text size. */
  public void apply() {
    apply(1f);
  }

  /**
   * Makes this the looks of everything that is built from now on.
   *
   * @param textFactor how much larger than the smallest text; the sizes of everything follow
   */
  public void apply(float textFactor) {
    // All sizes go through px; the layout must not enlarge them once more by the font.
    PlatformDefaults.setDefaultHorizontalUnit(UnitValue.PIXEL);
    PlatformDefaults.setDefaultVerticalUnit(UnitValue.PIXEL);
    String name = name() + " " + textFactor;
    if (name.equals(UIManager.getLookAndFeelDefaults().get(APPLIED))) {
      return;
    }
    Map<String, String> defaults = new HashMap<>();
    read("common", defaults);
    read(name().toLowerCase(Locale.ROOT), defaults);
    FlatLaf.setGlobalExtraDefaults(defaults);
    if (this == LIGHT) {
      FlatLightLaf.setup();
    } else {
      FlatDarkLaf.setup();
    }
    Font font = Objects.requireNonNull(UIManager.getFont("defaultFont"));
    float size = Math.max(UIScale.scale(SMALLEST_TEXT), font.getSize2D()) * textFactor;
    if (font.getSize2D() != size) {
      UIManager.getLookAndFeelDefaults().put("defaultFont", font.deriveFont(size));
    }
    UIManager.getLookAndFeelDefaults().put(APPLIED, name);
  }

  static Color color(String name) {
    return Objects.requireNonNull(UIManager.getColor(name), name);
  }

  static int px(int logical) {
    return UIScale.scale(logical);
  }

  private static void read(String name, Map<String, String> defaults) {
    String file = name + ".properties";
    try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(file), file)) {
      Properties properties = new Properties();
      properties.load(in);
      properties.forEach((key, value) -> defaults.put(key.toString(), value.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
