package jp.nozomi.cert.swing.view;

import java.awt.Component;
import java.awt.Window;
import javax.swing.JButton;
import javax.swing.LayoutFocusTraversalPolicy;
import javax.swing.RootPaneContainer;
import javax.swing.text.JTextComponent;

/**
 * Begins at the button that Enter presses; Tab stops at what can be typed in or pressed, not at
 * every text that can be selected.
 */
final class InputsOnly extends LayoutFocusTraversalPolicy {
  private static final long serialVersionUID = 1L;

  @Override
  public Component getInitialComponent(Window window) {
    JButton main =
        window instanceof RootPaneContainer root ? root.getRootPane().getDefaultButton() : null;
    return main != null && accept(main) ? main : super.getInitialComponent(window);
  }

  @Override
  protected boolean accept(Component component) {
    boolean readOnly = component instanceof JTextComponent text && !text.isEditable();
    return !readOnly && super.accept(component);
  }
}
