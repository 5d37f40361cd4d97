package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Graphics;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Clock;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.launch.LaunchAction;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.presenter.View;
import org.jspecify.annotations.Nullable;

/** The wizard's window. Event thread only. */
public final class WizardFrame implements View {
  private static final int WIDTH = 940;
  private static final int HEIGHT = 740;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int LEAST_WIDTH = 360;
  private static final int LEAST_HEIGHT = 280;

  private final JFrame frame;
  private final WizardPane pane;
  private final NoticeBar notices;
  private final Content content = new Content();

  /**
   * Makes the window, not visible yet.
   *
   * @param context the run
   * @param signals takes what the user does
   * @param clock counts the seconds of the work
   */
  public WizardFrame(AppContext context, Signals signals, Clock clock) {
    this(Chrome.of(context), signals, clock);
  }

  WizardFrame(Chrome chrome, Signals signals, Clock clock) {
    this.frame = new JFrame(PlainText.of(chrome.title()));
    this.pane = new WizardPane(chrome, signals, WizardFrame::isCapsLockOn, clock);
    this.notices = new NoticeBar(Texts.in(chrome.locale()));
    // Dialogs have the icon of the window that they belong to.
    frame.setIconImages(AppIcon.ofWindow());
    content.add(notices, BorderLayout.NORTH);
    content.add(pane, BorderLayout.CENTER);
    frame.setContentPane(content);
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            signals.raise(new Event.CloseChosen());
          }
        });
    frame.setFocusTraversalPolicy(new InputsOnly());
    frame
        .getRootPane()
        .registerKeyboardAction(
            press -> pane.button(ButtonModel.Role.BACK).ifPresent(AbstractButton::doClick),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    onKey(signals, 1, KeyEvent.VK_PLUS, KeyEvent.VK_EQUALS, KeyEvent.VK_SEMICOLON, KeyEvent.VK_ADD);
    onKey(signals, -1, KeyEvent.VK_MINUS, KeyEvent.VK_SUBTRACT);
    KeyboardFocusManager.getCurrentKeyboardFocusManager()
        .addPropertyChangeListener("permanentFocusOwner", change -> reveal(change.getNewValue()));
    fitToScreen();
  }

  @Override
  public void show(ScreenModel model) {
    boolean turned = pane.show(model);
    Optional<ActionButton> main = pane.button(ButtonModel.Role.DEFAULT);
    frame.getRootPane().setDefaultButton(main.orElse(null));
    // It is wider as the default button than it was when it was laid out.
    main.ifPresent(JComponent::revalidate);
    if (!frame.isVisible()) {
      frame.setVisible(true);
    }
    boolean nowhere = frame.getMostRecentFocusOwner() == null || pane.isFocusOwner();
    if (turned || nowhere || (model.busy().isEmpty() && !model.fields().isEmpty())) {
      // Focus can only move once the new components are laid out.
      SwingUtilities.invokeLater(this::focus);
    }
  }

  /**
   * Runs something once the window has been painted for the first time; after a moment also if it
   * is never painted, because it is minimised for example.
   *
   * @param act the act, on the event thread
   */
  void afterFirstPaint(Runnable act) {
    content.whenPainted(act);
    Timer patience = new Timer(PATIENCE_MILLIS, tick -> content.tellPainted());
    patience.setRepeats(false);
    patience.start();
  }

  /**
   * Ctrl with + and -, where keyboards have them: the plus of a Japanese one is on the semicolon.
   */
  private void onKey(Signals signals, int steps, int... keys) {
    for (int key : keys) {
      for (int shift : new int[] {0, InputEvent.SHIFT_DOWN_MASK}) {
        frame
            .getRootPane()
            .registerKeyboardAction(
                press -> signals.enlarge(steps),
                KeyStroke.getKeyStroke(key, InputEvent.CTRL_DOWN_MASK | shift),
                JComponent.WHEN_IN_FOCUSED_WINDOW);
      }
    }
  }

  /**
   * Makes the window follow other looks or another language; what is shown next is made anew.
   *
   * @param chrome what stands around the pages, in their language
   */
  void restyle(Chrome chrome) {
    frame.setTitle(PlainText.of(chrome.title()));
    notices.speak(Texts.in(chrome.locale()));
    pane.restyle(chrome);
    SwingUtilities.updateComponentTreeUI(frame);
  }

  JFrame window() {
    return frame;
  }

  /**
   * Tells something above the page, without touching the page or the focus.
   *
   * @param notice what to tell
   */
  public void tell(MessageModel notice) {
    notices.show(notice);
  }

  /** Takes away what was told above the page. */
  void tellNothing() {
    notices.setVisible(false);
  }

  /**
   * Gives the focus to what an action begins with on the start screen; chooses nothing.
   *
   * @param action the action
   */
  public void pointTo(LaunchAction action) {
    Optional<Component> target =
        action == LaunchAction.RENEW
            ? pane.certificates()
            : pane.button(ButtonModel.Role.DEFAULT).map(Component.class::cast);
    // After the focus that the page itself asks for when it is laid out.
    SwingUtilities.invokeLater(() -> target.ifPresent(Component::requestFocusInWindow));
  }

  /** Brings the window before the others, from the task bar if need be. */
  public void comeToFront() {
    frame.setExtendedState(frame.getExtendedState() & ~Frame.ICONIFIED);
    frame.toFront();
  }

  /** Closes the window. */
  public void dispose() {
    frame.dispose();
  }

  /** Brings what has the focus into sight, wherever Tab goes. */
  private void reveal(@Nullable Object focused) {
    if (focused instanceof JComponent component && pane.isAncestorOf(component)) {
      pane.reveal(component);
    }
  }

  private void focus() {
    Component target =
        pane.firstFocus()
            .or(() -> pane.button(ButtonModel.Role.DEFAULT).map(Component.class::cast))
            .orElse(pane);
    target.requestFocusInWindow();
  }

  private void fitToScreen() {
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    frame.setMinimumSize(
        new Dimension(
            Math.min(screen.width, Theme.px(LEAST_WIDTH)),
            Math.min(screen.height, Theme.px(LEAST_HEIGHT))));
    frame.setSize(
        Math.min(screen.width, Theme.px(WIDTH)), Math.min(screen.height, Theme.px(HEIGHT)));
    frame.setLocation(
        screen.x + (screen.width - frame.getWidth()) / 2,
        screen.y + (screen.height - frame.getHeight()) / 2);
  }

  private static boolean isCapsLockOn() {
    try {
      return Toolkit.getDefaultToolkit().getLockingKeyState(KeyEvent.VK_CAPS_LOCK);
    } catch (UnsupportedOperationException e) {
      // Some systems can not tell; then nothing is said.
      return false;
    }
  }

  /** All of the window, which tells when it is painted for the first time. */
  private static final class Content extends JPanel {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Runnable waiting;

    Content() {
      super(new BorderLayout());
    }

    void whenPainted(Runnable act) {
      waiting = act;
    }

    @Override
    public void paint(Graphics graphics) {
      super.paint(graphics);
      if (waiting != null) {
        // What is painted here reaches the screen before the event thread's next event.
        SwingUtilities.invokeLater(this::tellPainted);
      }
    }

    private void tellPainted() {
      Runnable act = waiting;
      waiting = null;
      if (act != null) {
        act.run();
      }
    }
  }
}
