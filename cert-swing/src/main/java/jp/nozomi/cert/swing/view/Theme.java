package jp.nozomi.cert.swing.view;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.util.Map;
import java.util.Objects;
import javax.swing.UIManager;

/** The looks: colours, sizes and type of every screen. Event thread only. */
public enum Theme {
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK;

  private static final float SMALLEST_TEXT = 14f;

  /** Makes this the looks of everything that is built from now on. */
  public void apply() {
    FlatLaf.setGlobalExtraDefaults(
        Map.ofEntries(
            Map.entry("@accentColor", this == LIGHT ? "#1557b0" : "#6ea8fe"),
            Map.entry("Component.focusWidth", "2"),
            Map.entry("Component.innerFocusWidth", "0"),
            Map.entry("Component.arc", "8"),
            Map.entry("Button.arc", "8"),
            Map.entry("TextComponent.arc", "8"),
            Map.entry("Button.margin", "5,16,5,16"),
            Map.entry("Button.default.background", this == LIGHT ? "#1557b0" : "#2f6fd0"),
            Map.entry("Button.default.foreground", "#ffffff"),
            Map.entry("Button.default.focusedBackground", this == LIGHT ? "#1557b0" : "#2f6fd0"),
            Map.entry("Button.default.hoverBackground", this == LIGHT ? "#124a96" : "#3a7be0"),
            Map.entry("Button.default.pressedBackground", this == LIGHT ? "#0e3c7a" : "#2860b8"),
            Map.entry("Button.default.borderColor", this == LIGHT ? "#1557b0" : "#2f6fd0"),
            Map.entry("Button.default.boldText", "true"),
            Map.entry("TextField.margin", "5,8,5,8"),
            Map.entry("PasswordField.margin", "5,8,5,8"),
            Map.entry("PasswordField.showCapsLock", "false"),
            Map.entry("ScrollBar.width", "12"),
            Map.entry("ScrollBar.thumbArc", "999"),
            // The selected row stays inverted when the focus is on a button (manual, 2.2.5).
            Map.entry("Table.selectionInactiveBackground", "$Table.selectionBackground"),
            Map.entry("Table.selectionInactiveForeground", "$Table.selectionForeground"),
            Map.entry("Table.rowHeight", "32"),
            Map.entry("Table.cellMargins", "4,8,4,8"),
            Map.entry("Table.showHorizontalLines", "true"),
            Map.entry("TableHeader.cellMargins", "4,8,4,8"),
            Map.entry("Panel.background", this == LIGHT ? "#f4f6f9" : "#22262b"),
            Map.entry("Wizard.card", this == LIGHT ? "#ffffff" : "#2c3138"),
            Map.entry("Wizard.line", this == LIGHT ? "#d5dae1" : "#454c56"),
            Map.entry("Wizard.muted", this == LIGHT ? "#55606e" : "#aeb7c2"),
            Map.entry("Wizard.error", this == LIGHT ? "#b3261e" : "#ff8a80"),
            Map.entry("Wizard.info", this == LIGHT ? "#1557b0" : "#8ab8ff"),
            Map.entry("Wizard.success", this == LIGHT ? "#1b6e3c" : "#7fd6a0"),
            Map.entry("Wizard.warning", this == LIGHT ? "#8a4b00" : "#ffc266")));
    if (this == LIGHT) {
      FlatLightLaf.setup();
    } else {
      FlatDarkLaf.setup();
    }
    Font font = Objects.requireNonNull(UIManager.getFont("defaultFont"));
    float smallest = UIScale.scale(SMALLEST_TEXT);
    if (font.getSize2D() < smallest) {
      UIManager.getLookAndFeelDefaults().put("defaultFont", font.deriveFont(smallest));
    }
  }

  static Color color(String name) {
    return Objects.requireNonNull(UIManager.getColor(name), name);
  }

  static int px(int logical) {
    return UIScale.scale(logical);
  }
}
