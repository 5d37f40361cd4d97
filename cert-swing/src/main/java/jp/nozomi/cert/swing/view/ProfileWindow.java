package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.presenter.ProfileWait;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.UserSettings;

/**
 * The window before the wizard's, where the bank's profile comes from a server: the user sees what
 * goes on, may try again and may quit. Event thread only, but for {@link #await}.
 */
public final class ProfileWindow implements ProfileWait.View {
  private static final int WIDTH = 560;

  private final JFrame frame = new JFrame();
  private final JPanel body = new JPanel(new BorderLayout());
  private final ButtonRow footer = new ButtonRow();
  private final Texts texts;
  private final Clock clock;
  private Runnable retry = () -> {};
  private Runnable leave = () -> {};

  private ProfileWindow(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Shows the window until the work has ended or the user has.
   *
   * @param task the work
   * @param host who is asked
   * @param settings the user's looks and language
   * @param clock counts the seconds
   * @param <T> what comes of the work
   * @return what came of it
   * @throws CodedException if the user gave up, after a failure with that failure
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public static <T> T await(
      ProfileWait.Task<T> task, String host, UserSettings settings, Clock clock)
      throws CodedException, InterruptedException {
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "profile");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Texts texts = Texts.in(settings.language().locale());
      ProfileWindow window = new ProfileWindow(texts, clock);
      ProfileWait<T> wait =
          new ProfileWait<>(
              task, host, texts.locale(), worker, SwingUtilities::invokeLater, window);
      SwingUtilities.invokeLater(
          () -> {
            window.build(settings);
            window.retry = wait::start;
            window.leave = wait::leave;
            wait.start();
          });
      return wait.await();
    } finally {
      worker.shutdown();
    }
  }

  private void build(UserSettings settings) {
    Theme.of(settings.look(), Look.LIGHT).apply(settings.textSize().factor());
    frame.setTitle(texts.of("profile.title"));
    frame.setIconImages(AppIcon.ofWindow());
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            leave.run();
          }
        });
    frame
        .getRootPane()
        .registerKeyboardAction(
            press -> leave.run(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    int pad = Theme.px(20);
    body.setBorder(BorderFactory.createEmptyBorder(pad, pad, 0, pad));
    footer.setBorder(BorderFactory.createEmptyBorder(pad / 2, pad, pad, pad));
    JPanel content = new JPanel(new BorderLayout());
    content.add(body, BorderLayout.CENTER);
    content.add(footer, BorderLayout.SOUTH);
    frame.setContentPane(content);
  }

  @Override
  public void fetching(BusyModel busy) {
    show(new BusyPanel(busy, clock, clock.instant()), button("cancel", leave));
  }

  @Override
  public void failed(MessageModel message) {
    show(new MessagePanel(message), button("retry", retry), button("close", leave));
  }

  @Override
  public void done() {
    frame.dispose();
  }

  private void show(JComponent told, JButton... buttons) {
    body.removeAll();
    body.add(told);
    footer.removeAll();
    for (JButton button : buttons) {
      footer.add(button);
    }
    frame.getRootPane().setDefaultButton(buttons[0]);
    fit();
    if (!frame.isVisible()) {
      frame.setLocationRelativeTo(null);
      frame.setVisible(true);
    }
    buttons[0].requestFocusInWindow();
  }

  /** Text wraps at the width, so that the height is known only after a first layout. */
  private void fit() {
    if (!frame.isDisplayable()) {
      frame.addNotify();
    }
    frame.setSize(Theme.px(WIDTH), Math.max(frame.getHeight(), Theme.px(WIDTH) / 3));
    frame.validate();
    body.invalidate();
    Dimension wanted = frame.getPreferredSize();
    frame.setSize(Theme.px(WIDTH), wanted.height);
    frame.validate();
  }

  private JButton button(String name, Runnable act) {
    JButton button = Widgets.plain(new JButton());
    char key = texts.of("button." + name + ".key").charAt(0);
    button.setText(texts.of("button." + name) + "(" + key + ")");
    button.setMnemonic(key);
    button.setName(name);
    button.getAccessibleContext().setAccessibleName(texts.of("button." + name));
    button.addActionListener(press -> act.run());
    return button;
  }
}
