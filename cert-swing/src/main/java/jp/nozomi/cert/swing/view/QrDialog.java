package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.qr.QrCode;

/** The QR code as large as the screen allows, for a token's small camera. */
final class QrDialog {
  private static final double STEP = 1.25;
  private static final int SMALLEST = 120;

  private final JDialog dialog;
  private final QrView view;

  QrDialog(Component owner, QrCode code, String name, Texts texts) {
    dialog =
        new JDialog(
            SwingUtilities.getWindowAncestor(owner), name, Dialog.ModalityType.DOCUMENT_MODAL);
    Rectangle screen = owner.getGraphicsConfiguration().getBounds();
    view = new QrView(code, name, Math.min(screen.width, screen.height) - Theme.px(160));
    JPanel centre = new JPanel(new java.awt.GridBagLayout());
    centre.add(view);
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.CENTER));
    buttons.add(button(texts.of("chrome.qr.larger"), '+', () -> resize(STEP)));
    buttons.add(button(texts.of("chrome.qr.smaller"), '-', () -> resize(1 / STEP)));
    JButton close = button(texts.of("chrome.qr.close"), 'X', dialog::dispose);
    buttons.add(close);
    dialog.add(new JScrollPane(centre), BorderLayout.CENTER);
    dialog.add(buttons, BorderLayout.SOUTH);
    dialog.getRootPane().setDefaultButton(close);
    dialog
        .getRootPane()
        .registerKeyboardAction(
            press -> dialog.dispose(),
            KeyStroke.getKeyStroke("ESCAPE"),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    dialog.setSize(new Dimension(screen.width, screen.height));
    dialog.setLocation(screen.x, screen.y);
  }

  void open() {
    dialog.setVisible(true);
  }

  private void resize(double factor) {
    view.resizeTo(Math.max(Theme.px(SMALLEST), (int) (view.side() * factor)));
  }

  private static JButton button(String label, char key, Runnable act) {
    JButton button = Widgets.plain(new JButton(label + "(" + key + ")"));
    button.setMnemonic(key);
    button.getAccessibleContext().setAccessibleName(label);
    button.addActionListener(click -> act.run());
    return button;
  }
}
