package jp.nozomi.cert.swing.view;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.JViewport;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;

/**
 * Stacks its children at its own width, each as high as its text needs at that width.
 *
 * <p>Swing's own layouts ask for the height before the width is known, which cuts wrapped text.
 */
final class Column extends JPanel implements Scrollable {
  private static final long serialVersionUID = 1L;
  private static final int WIDEST = 860;
  private static final int USUAL = 720;

  Column(int gap) {
    super(new Stack(gap));
    setOpaque(false);
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return Theme.px(24);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return orientation == SwingConstants.VERTICAL ? visible.height : visible.width;
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return false;
  }

  private record Stack(int gap) implements LayoutManager {
    @Override
    public Dimension preferredLayoutSize(Container parent) {
      int width = widthOf(parent);
      return new Dimension(width, arrange(parent, width, false));
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
      return new Dimension(Theme.px(240), Theme.px(80));
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

    private int arrange(Container parent, int width, boolean place) {
      Insets insets = parent.getInsets();
      // Lines of more than some 60 Japanese characters are hard to read.
      int room = width - insets.left - insets.right;
      int inner = Math.max(1, Math.min(room, Theme.px(WIDEST)));
      int x = insets.left + (room - inner) / 2;
      int y = insets.top;
      boolean first = true;
      for (Component child : parent.getComponents()) {
        if (!child.isVisible()) {
          continue;
        }
        y += first ? 0 : gap;
        first = false;
        if (child.getWidth() != inner) {
          child.setSize(inner, Math.max(1, child.getHeight()));
        }
        int height = child.getPreferredSize().height;
        if (place) {
          child.setBounds(x, y, inner, height);
        }
        y += height;
      }
      return y + insets.bottom;
    }

    private static int widthOf(Container parent) {
      if (parent.getParent() instanceof JViewport viewport && viewport.getWidth() > 0) {
        return viewport.getWidth();
      }
      return parent.getWidth() > 0 ? parent.getWidth() : Theme.px(USUAL);
    }
  }
}
