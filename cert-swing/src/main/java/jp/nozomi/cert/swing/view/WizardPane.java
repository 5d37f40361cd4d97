package jp.nozomi.cert.swing.view;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.time.Clock;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.PlainText;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.presenter.Texts;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/**
 * All of the window's content: title, body and buttons. Needs no window, so that it can be printed.
 */
final class WizardPane extends JPanel {
  private static final long serialVersionUID = 1L;

  private transient Texts texts;
  private transient Chrome chrome;
  private final transient Signals signals;
  private final transient CapsLock capsLock;
  private final transient Clock clock;
  private final JPanel header = new JPanel();
  private final ButtonRow footer = new ButtonRow();
  private final JScrollPane body = new JScrollPane();
  private @Nullable Page page;
  private @Nullable Page suspended;
  private boolean stale;

  WizardPane(Chrome chrome, Signals signals, CapsLock capsLock, Clock clock) {
    super(new BorderLayout());
    this.chrome = chrome;
    this.texts = Texts.in(chrome.locale());
    this.signals = signals;
    this.capsLock = capsLock;
    this.clock = clock;
    body.setBorder(BorderFactory.createEmptyBorder());
    body.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    body.getViewport().setOpaque(false);
    body.setOpaque(false);
    add(header, BorderLayout.NORTH);
    add(body, BorderLayout.CENTER);
    add(footer, BorderLayout.SOUTH);
  }

  /** Shows a screen; tells whether it is another page than before. */
  boolean show(ScreenModel model) {
    // While work goes on the focus is here, and a screen reader has to say where that is.
    getAccessibleContext().setAccessibleName(PlainText.of(model.title()));
    Page before = page;
    boolean same = before != null && before.model().isSamePage(model);
    boolean told =
        model.message().isPresent()
            && (before == null || !before.model().message().equals(model.message()));
    if (before == null || !same) {
      turnTo(model);
    } else if (stale || !before.model().isBuiltLike(model)) {
      makeAnew(before, model);
    } else {
      before.update(model);
    }
    stale = false;
    fillFooter(model);
    if (told && model.busy().isEmpty()) {
      SwingUtilities.invokeLater(this::revealMessage);
    }
    return !same;
  }

  /** Makes everything anew at the next screen, in other looks or another language. */
  void restyle(Chrome now) {
    chrome = now;
    texts = Texts.in(now.locale());
    stale = true;
    if (suspended != null) {
      suspended =
          new Page(suspended.model(), texts, signals, capsLock, clock, Optional.of(suspended));
    }
  }

  /** The same page of other parts: what was typed, the focus and the place stay. */
  private void makeAnew(Page before, ScreenModel model) {
    Optional<String> focused =
        Optional.ofNullable(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())
            .filter(before.column()::isAncestorOf)
            .map(Component::getName);
    Point place = body.getViewport().getViewPosition();
    Page next = new Page(model, texts, signals, capsLock, clock, Optional.of(before));
    page = next;
    body.setViewportView(next.column());
    body.getViewport().setViewPosition(place);
    fillHeader(model);
    body.revalidate();
    focused
        .flatMap(name -> named(next.column(), name))
        .ifPresent(component -> SwingUtilities.invokeLater(component::requestFocusInWindow));
  }

  private static Optional<Component> named(Container container, String name) {
    for (Component child : container.getComponents()) {
      Optional<Component> found =
          name.equals(child.getName())
              ? Optional.of(child)
              : child instanceof Container inner ? named(inner, name) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private void revealMessage() {
    if (page != null && page.message().isVisible()) {
      JComponent message = page.message();
      message.scrollRectToVisible(new Rectangle(0, 0, message.getWidth(), message.getHeight()));
    }
  }

  Optional<ActionButton> button(ButtonModel.Role role) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(footer.getComponents()),
            page == null ? java.util.stream.Stream.empty() : page.sectionActions().stream())
        .filter(ActionButton.class::isInstance)
        .map(ActionButton.class::cast)
        .filter(button -> button.role() == role && button.isEnabled())
        .findFirst();
  }

  /** The body of the screen, at its whole height. */
  JComponent page() {
    return (JComponent) body.getViewport().getView();
  }

  Optional<Component> firstFocus() {
    return page == null ? Optional.empty() : page.firstFocus();
  }

  /** 証明書一覧, if the page has one with a row to select. */
  Optional<Component> certificates() {
    return page == null ? Optional.empty() : page.certificates();
  }

  /** Brings a component into sight, and with it what is said at the top if both fit. */
  void reveal(JComponent component) {
    Rectangle wanted = new Rectangle(0, 0, component.getWidth(), component.getHeight());
    if (page != null && page.message().isVisible() && page.column().isAncestorOf(component)) {
      JComponent message = page.message();
      Rectangle both =
          wanted.union(
              SwingUtilities.convertRectangle(
                  message,
                  new Rectangle(0, 0, message.getWidth(), message.getHeight()),
                  component));
      if (both.height <= body.getViewport().getHeight()) {
        wanted = both;
      }
    }
    component.scrollRectToVisible(wanted);
  }

  private void turnTo(ScreenModel model) {
    Page before = page;
    Page next;
    if (suspended != null && suspended.model().isSamePage(model)) {
      // After an interrupt: nothing that was typed before is lost.
      next = suspended;
      suspended = null;
      next.update(model);
    } else {
      next = new Page(model, texts, signals, capsLock, clock, Optional.empty());
      if (isInterrupt(model.screen()) && before != null && !isInterrupt(before.model().screen())) {
        suspended = before;
        before = null;
      }
    }
    if (before != null) {
      before.clearInputs();
    }
    page = next;
    body.setViewportView(next.column());
    fillHeader(model);
  }

  private static boolean isInterrupt(Screen screen) {
    return screen == Screen.PROXY || screen == Screen.STORE_PASSWORD;
  }

  private void fillHeader(ScreenModel model) {
    header.removeAll();
    header.setLayout(
        new MigLayout("insets 0, fillx, novisualpadding, hidemode 3", "[grow,fill][]"));
    header.setBackground(Theme.color("Wizard.card"));
    header.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, 0, 1, 0, Theme.color("Wizard.line")),
            BorderFactory.createEmptyBorder(
                Theme.px(10), Theme.px(22), Theme.px(10), Theme.px(22))));
    JLabel bank = Widgets.label(chrome.bank().orElse(""), Theme.color("Wizard.muted"));
    bank.setVisible(chrome.bank().isPresent());
    header.add(bank, "wmin 10");
    JLabel unverified =
        Widgets.label(
            chrome
                .unverifiedHost()
                .map(host -> "⚠ " + texts.of("chrome.unverified") + ": " + host)
                .orElse(""),
            Theme.color("Wizard.warning"));
    unverified.setName("unverified");
    unverified.setVisible(chrome.unverifiedHost().isPresent());
    header.add(unverified);
    JLabel title = Widgets.larger(Widgets.label(model.title()), 1.35f, Font.BOLD);
    title.setName("title");
    header.add(title, "newline, wmin 10");
    model
        .screen()
        .manualId()
        .ifPresent(
            id -> {
              JComponent field = Widgets.selectable(id, id);
              field.setForeground(Theme.color("Wizard.muted"));
              field.setName("screen-id");
              header.add(field);
            });
    header.revalidate();
    header.repaint();
  }

  private void fillFooter(ScreenModel model) {
    footer.removeAll();
    footer.setBackground(Theme.color("Wizard.card"));
    footer.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(1, 0, 0, 0, Theme.color("Wizard.line")),
            BorderFactory.createEmptyBorder(
                Theme.px(10), Theme.px(22), Theme.px(10), Theme.px(22))));
    java.util.List<ButtonModel> buttons =
        model.busy().map(busy -> busy.cancel().stream().toList()).orElse(model.buttons());
    buttons.forEach(button -> footer.add(new ActionButton(button, signals, this::submit)));
    footer.revalidate();
    footer.repaint();
  }

  private void submit() {
    if (page != null) {
      signals.submit(page.take());
    }
  }
}
