package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import jp.nozomi.cert.swing.flow.update.UpdateEvent;
import jp.nozomi.cert.swing.model.UpdateModel;
import jp.nozomi.cert.swing.model.UpdateModel.Act;
import jp.nozomi.cert.swing.presenter.Texts;
import jp.nozomi.cert.swing.presenter.UpdateView;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The update dialogs: one window beside the wizard's, which never blocks it. Event thread only. */
final class UpdateDialog implements UpdateView {
  private static final int WIDTH = 560;
  private static final int BAR_STEPS = 1000;

  private final JDialog dialog;
  private Texts texts;
  private final Consumer<UpdateEvent> events;
  private final Consumer<URI> browser;
  private final JProgressBar bar = new JProgressBar(0, BAR_STEPS);
  private @Nullable UpdateModel shown;

  UpdateDialog(Frame owner, Texts texts, Consumer<UpdateEvent> events, Consumer<URI> browser) {
    this.dialog = new JDialog(owner, false);
    this.texts = texts;
    this.events = events;
    this.browser = browser;
    dialog.setName("update");
    // Whoever types at the wizard goes on typing there.
    dialog.setAutoRequestFocus(false);
    dialog.setFocusTraversalPolicy(new InputsOnly());
    dialog.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            events.accept(new UpdateEvent.Dismissed());
          }
        });
    dialog
        .getRootPane()
        .registerKeyboardAction(
            press -> events.accept(new UpdateEvent.Dismissed()),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    bar.setName("update-bar");
    bar.setStringPainted(true);
  }

  @Override
  public void show(Optional<UpdateModel> model) {
    UpdateModel before = shown;
    shown = model.orElse(null);
    if (model.isEmpty()) {
      dialog.setVisible(false);
      return;
    }
    if (before == null || !differsInBarOnly(before, model.get())) {
      fill(model.get());
    }
    model.get().bar().ifPresent(this::move);
    if (!dialog.isVisible()) {
      dialog.setLocationRelativeTo(dialog.getOwner());
      dialog.setVisible(true);
    }
  }

  private static boolean differsInBarOnly(UpdateModel before, UpdateModel now) {
    return before.bar().isPresent()
        && now.bar().isPresent()
        && before.title().equals(now.title())
        && before.texts().equals(now.texts())
        && before.message().equals(now.message())
        && before.buttons().equals(now.buttons());
  }

  private void fill(UpdateModel model) {
    dialog.setTitle(model.title());
    JPanel body =
        new JPanel(new MigLayout("insets 0, fillx, novisualpadding, wrap 1", "[grow,fill]"));
    body.setBorder(
        BorderFactory.createEmptyBorder(Theme.px(20), Theme.px(22), Theme.px(16), Theme.px(22)));
    model.message().ifPresent(message -> body.add(new MessagePanel(message), "wmin 10"));
    boolean first = model.message().isEmpty();
    for (String text : model.texts()) {
      JTextArea area = Widgets.text(text);
      if (first) {
        area.setName("update-text");
        Widgets.larger(area, 1f, Font.BOLD);
        first = false;
      }
      body.add(area, "wmin 10, gaptop " + Theme.px(8));
    }
    if (model.bar().isPresent()) {
      body.add(bar, "gaptop " + Theme.px(12));
    }
    ButtonRow row = new ButtonRow();
    row.setBorder(
        BorderFactory.createEmptyBorder(Theme.px(8), Theme.px(22), Theme.px(16), Theme.px(22)));
    JButton main = null;
    for (UpdateModel.Button button : model.buttons()) {
      JButton made = button(button);
      row.add(made);
      main = main == null ? made : main;
    }
    JPanel content = new JPanel(new BorderLayout());
    content.add(body, BorderLayout.CENTER);
    content.add(row, BorderLayout.SOUTH);
    dialog.setContentPane(content);
    dialog.getRootPane().setDefaultButton(main);
    fit(body);
    if (main != null && dialog.isFocused()) {
      main.requestFocusInWindow();
    }
  }

  /** Text wraps at the width, so that the height is known only after a first layout. */
  private void fit(JPanel body) {
    if (!dialog.isDisplayable()) {
      // Not pack: unwrapped text would make a window that is higher than the screen for a moment.
      dialog.addNotify();
    }
    dialog.setSize(Theme.px(WIDTH), Math.max(dialog.getHeight(), 1));
    dialog.validate();
    body.invalidate();
    dialog.setSize(Theme.px(WIDTH), dialog.getPreferredSize().height);
    dialog.validate();
  }

  private void move(UpdateModel.Bar now) {
    bar.setIndeterminate(now.total() == 0);
    bar.setValue(now.total() == 0 ? 0 : (int) (now.done() * BAR_STEPS / now.total()));
    bar.setString(now.text());
    bar.getAccessibleContext().setAccessibleName(now.text());
  }

  private JButton button(UpdateModel.Button model) {
    JButton button = Widgets.plain(new JButton());
    button.setText(model.label() + "(" + model.mnemonic() + ")");
    button.setMnemonic(model.mnemonic());
    button.getAccessibleContext().setAccessibleName(model.label());
    button.addActionListener(press -> model.act().accept(new Doing()));
    return button;
  }

  private final class Doing implements Act.Cases {
    @Override
    public void raise(UpdateEvent event) {
      events.accept(event);
    }

    @Override
    public void chooseFolder() {
      JFileChooser chooser = new JFileChooser();
      chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
      chooser.setDialogTitle(texts.of("update.folder"));
      if (chooser.showSaveDialog(dialog) == JFileChooser.APPROVE_OPTION) {
        events.accept(new UpdateEvent.FolderChosen(chooser.getSelectedFile().getPath()));
      }
    }

    @Override
    public void browse(URI page) {
      browser.accept(page);
    }
  }

  /** Makes everything anew when the dialog is shown next, in other looks or another language. */
  void restyle(Texts now) {
    texts = now;
    shown = null;
    SwingUtilities.updateComponentTreeUI(dialog);
  }

  void dispose() {
    dialog.dispose();
  }
}
