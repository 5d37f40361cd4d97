package jp.nozomi.cert.swing.view;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.UIManager;
import javax.swing.text.DefaultCaret;
import jp.nozomi.cert.swing.model.PlainText;

/** Makes the small components, so that none of them reads HTML or foreign control characters. */
final class Widgets {
  private Widgets() {}

  /** Switches HTML off: a text that begins with a tag is shown, not obeyed. */
  static <T extends JComponent> T plain(T component) {
    component.putClientProperty("html.disable", Boolean.TRUE);
    return component;
  }

  static JLabel label(String text) {
    JLabel label = plain(new JLabel());
    label.setText(PlainText.of(text));
    return label;
  }

  static JLabel label(String text, Color color) {
    JLabel label = label(text);
    label.setForeground(color);
    return label;
  }

  /** A text of any length, wrapped, that can be selected but is no stop of the Tab key. */
  static JTextArea text(String text) {
    JTextArea area = plain(new Prose());
    // Or every change of a text would scroll the page to it.
    ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
    setText(area, text);
    area.setEditable(false);
    area.setOpaque(false);
    area.setBorder(BorderFactory.createEmptyBorder());
    area.setMargin(new Insets(0, 0, 0, 0));
    area.setFont(UIManager.getFont("Label.font"));
    area.setForeground(UIManager.getColor("Label.foreground"));
    return area;
  }

  /** Changes a text, for the eye and for the screen reader. */
  static void setText(JTextArea area, String text) {
    area.setText(PlainText.of(text));
    area.getAccessibleContext().setAccessibleName(area.getText());
  }

  static JTextArea text(String text, Color color) {
    JTextArea area = text(text);
    area.setForeground(color);
    return area;
  }

  /** One line that can be selected and copied, for example a serial number. */
  static JTextField selectable(String text, String name) {
    JTextField field = plain(new JTextField(PlainText.of(text)));
    field.setEditable(false);
    field.setOpaque(false);
    field.setBorder(BorderFactory.createEmptyBorder());
    field.setCaretPosition(0);
    field.getAccessibleContext().setAccessibleName(PlainText.of(name));
    return field;
  }

  static <T extends Component> T larger(T component, float factor, int style) {
    Font font = component.getFont();
    component.setFont(font.deriveFont(style, font.getSize2D() * factor));
    return component;
  }
}
