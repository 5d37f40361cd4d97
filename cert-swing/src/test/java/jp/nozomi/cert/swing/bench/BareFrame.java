package jp.nozomi.cert.swing.bench;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.BorderLayout;
import java.awt.FlowLayout;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** The least that a program with FlatLaf shows: a line of text and two buttons. */
final class BareFrame {
  private BareFrame() {}

  public static void main(String[] args) {
    SwingUtilities.invokeLater(
        () -> {
          FlatLightLaf.setup();
          JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));
          buttons.add(new JButton("証明書発行(I)"));
          buttons.add(new JButton("閉じる(X)"));
          JFrame frame = new JFrame("証明書取得");
          frame.add(new JLabel("行う操作を選んでください。"), BorderLayout.NORTH);
          frame.add(buttons, BorderLayout.SOUTH);
          frame.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
          frame.setSize(940, 680);
          frame.setLocationRelativeTo(null);
          frame.setVisible(true);
        });
  }
}
