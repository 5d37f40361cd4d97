package jp.nozomi.cert.swing.view;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;

/**
 * The buttons at the foot, right-aligned; they wrap where the window is narrow or the text large.
 */
final class ButtonRow extends JPanel {
  private static final long serialVersionUID = 1L;

  ButtonRow() {
    super(new Wrap());
  }

  private static final class Wrap implements LayoutManager {
    @Override
    public Dimension preferredLayoutSize(Container parent) {
      int width = parent.getWidth() > 0 ? parent.getWidth() : Integer.MAX_VALUE / 2;
      return new Dimension(Theme.px(320), arrange(parent, width, false));
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
      return preferredLayoutSize(parent);
    }

    @Override
    public void layoutContainer(Container parent) {
      arrange(parent, parent.getWidth(), true);
    }

    @Override
    public void addLayoutComponent(String name, Component child) {
      // Nothing is kept for each child.
    }

    @Override
    public void removeLayoutComponent(Component child) {
      // Nothing is kept for each child.
    }

    private static int arrange(Container parent, int width, boolean place) {
      Insets insets = parent.getInsets();
      int gap = Theme.px(8);
      int room = width - insets.left - insets.right;
      List<Component> line = new ArrayList<>();
      int y = insets.top;
      int used = 0;
      for (Component child : parent.getComponents()) {
        int wanted = child.getPreferredSize().width;
        if (!line.isEmpty() && used + gap + wanted > room) {
          y += placeLine(line, width - insets.right - used, y, gap, place) + gap;
          line.clear();
          used = 0;
        }
        used += wanted + (line.isEmpty() ? 0 : gap);
        line.add(child);
      }
      return y + placeLine(line, width - insets.right - used, y, gap, place) + insets.bottom;
    }

    /** Without a button the row keeps its height, so that nothing above it jumps. */
    private static int usualHeight() {
      return Widgets.plain(new JButton("A")).getPreferredSize().height;
    }

    private static int placeLine(List<Component> line, int left, int y, int gap, boolean place) {
      int x = left;
      int height =
          line.stream()
              .mapToInt(c -> c.getPreferredSize().height)
              .max()
              .orElseGet(Wrap::usualHeight);
      for (Component child : line) {
        int wanted = child.getPreferredSize().width;
        if (place) {
          child.setBounds(x, y, wanted, height);
        }
        x += wanted + gap;
      }
      return height;
    }
  }
}
