package jp.nozomi.cert.swing.view;

import java.awt.Component;
import java.awt.Font;
import java.awt.Rectangle;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.BusyModel;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.model.SectionModel;
import jp.nozomi.cert.swing.presenter.Texts;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/**
 * The body of one screen.
 *
 * <p>While a screen stays the same, it is updated in place: what was typed and where the focus is
 * stay as they are.
 */
final class Page extends JPanel {
  private static final long serialVersionUID = 1L;

  private final Column column = new Column(Theme.px(14));
  private final JPanel messageSlot = slot();
  private final JPanel busySlot = slot();
  private final JTextArea instruction = Widgets.text("");
  private final Map<Integer, JPanel> sectionButtons = new LinkedHashMap<>();
  private final transient Blocks blocks;
  private final transient Signals signals;
  private final transient Clock clock;
  private transient ScreenModel model;
  private transient @Nullable MessageModel shownMessage;
  private @Nullable BusyPanel busyPanel;
  private transient Optional<Instant> busyBegan;

  /** Makes a page; one of the same fields before it leaves what was typed to this one. */
  Page(
      ScreenModel model,
      Texts texts,
      Signals signals,
      CapsLock capsLock,
      Clock clock,
      Optional<Page> before) {
    super(new java.awt.BorderLayout());
    this.busyBegan = before.flatMap(Page::busyBegan);
    this.model = model;
    this.signals = signals;
    this.clock = clock;
    this.blocks = new Blocks(texts, signals, capsLock, clock);
    setOpaque(false);
    int pad = Theme.px(20);
    column.setBorder(BorderFactory.createEmptyBorder(Theme.px(16), pad, pad, pad));
    column.add(messageSlot);
    column.add(instruction);
    for (int i = 0; i < model.sections().size(); i++) {
      column.add(section(i, model.sections().get(i)));
    }
    column.add(busySlot);
    before.ifPresent(this::continueFrom);
    refresh(model);
  }

  private void continueFrom(Page before) {
    boolean askedAgain = before.model.attempt() != model.attempt();
    for (InputField input : blocks.inputs()) {
      before.blocks.inputs().stream()
          .filter(known -> known.fieldName().equals(input.fieldName()))
          .forEach(input::continueFrom);
      if (askedAgain) {
        input.clearForNextAttempt();
      }
    }
  }

  /** When the work began that is shown. */
  private Optional<Instant> busyBegan() {
    return Optional.ofNullable(busyPanel).map(BusyPanel::began);
  }

  Column column() {
    return column;
  }

  ScreenModel model() {
    return model;
  }

  void update(ScreenModel next) {
    boolean askedAgain = next.attempt() != model.attempt();
    model = next;
    if (askedAgain) {
      blocks.inputs().forEach(InputField::clearForNextAttempt);
    }
    refresh(next);
  }

  Map<String, Secret> take() {
    Map<String, Secret> typed = new LinkedHashMap<>();
    blocks.inputs().forEach(input -> typed.put(input.fieldName(), input.take()));
    return typed;
  }

  void clearInputs() {
    blocks.inputs().forEach(InputField::clear);
  }

  /** The field to type in next: the first wrong one, else the first empty one. */
  Optional<Component> firstFocus() {
    if (model.busy().isPresent()) {
      return Optional.empty();
    }
    List<Block.Field> fields = model.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).problem().isPresent()) {
        return Optional.of(blocks.inputs().get(i).input());
      }
    }
    return blocks.inputs().stream()
        .filter(InputField::isEmpty)
        .findFirst()
        .map(input -> (Component) input.input());
  }

  Optional<Component> certificates() {
    return blocks.tables().stream().flatMap(table -> table.selectable().stream()).findFirst();
  }

  /** What is said at the top of the page, where it is shown. */
  JComponent message() {
    return messageSlot;
  }

  List<ActionButton> sectionActions() {
    return sectionButtons.values().stream()
        .flatMap(panel -> java.util.Arrays.stream(panel.getComponents()))
        .map(ActionButton.class::cast)
        .toList();
  }

  private JComponent section(int index, SectionModel section) {
    Card card = Card.plain("[grow,fill]");
    card.add(Widgets.larger(Widgets.label(section.title()), 1.1f, Font.BOLD), "wrap");
    if (!section.help().isEmpty()) {
      card.add(
          Widgets.text(section.help(), Theme.color("Wizard.muted")),
          "wmin 10, gaptop " + Theme.px(4) + ", wrap");
    }
    for (Block block : section.blocks()) {
      boolean tight =
          block instanceof Block.Fact
              || block instanceof Block.Note
              || block instanceof Block.Notes;
      card.add(block.accept(blocks), "wmin 10, gaptop " + Theme.px(tight ? 6 : 12) + ", wrap");
    }
    // There for buttons that come later too.
    JPanel buttons = new JPanel(new MigLayout("insets 0, novisualpadding"));
    buttons.setOpaque(false);
    sectionButtons.put(index, buttons);
    card.add(buttons, "hidemode 3, gaptop " + Theme.px(12));
    return card;
  }

  private void refresh(ScreenModel now) {
    Widgets.setText(instruction, now.instruction());
    instruction.setVisible(!now.instruction().isEmpty());
    List<Block.Field> fields = now.fields();
    boolean busy = now.busy().isPresent();
    int refused = refusedField(now);
    for (int i = 0; i < fields.size(); i++) {
      blocks
          .inputs()
          .get(i)
          .update(
              fields.get(i),
              i == refused ? now.message().map(MessageModel::text) : Optional.empty());
      blocks.inputs().get(i).setInputEnabled(!busy);
    }
    List<Block> all = now.sections().stream().flatMap(part -> part.blocks().stream()).toList();
    List<Block.Table> tables = of(all, Block.Table.class);
    for (int i = 0; i < tables.size(); i++) {
      blocks.tables().get(i).update(tables.get(i));
    }
    List<Block.Notes> notes = of(all, Block.Notes.class);
    for (int i = 0; i < notes.size(); i++) {
      blocks.notes().get(i).update(notes.get(i).texts());
    }
    List<Block.Check> checks = of(all, Block.Check.class);
    for (int i = 0; i < checks.size(); i++) {
      JCheckBox box = blocks.checks().get(i);
      box.setSelected(checks.get(i).checked());
      box.putClientProperty(Block.Check.class, checks.get(i));
    }
    List<Block.Choice> choices = of(all, Block.Choice.class);
    for (int i = 0; i < choices.size(); i++) {
      blocks.choices().get(i).update(choices.get(i));
      blocks.choices().get(i).setChoiceEnabled(!busy);
    }
    sectionButtons.forEach((index, panel) -> fill(panel, now.sections().get(index).buttons()));
    showMessage(now.message().orElse(null));
    showBusy(now.busy().orElse(null));
    column.revalidate();
    column.repaint();
  }

  /** The field that was cleared because its answer was refused; -1 if a field itself is wrong. */
  private static int refusedField(ScreenModel now) {
    List<Block.Field> fields = now.fields();
    if (fields.stream().anyMatch(field -> field.problem().isPresent())) {
      return -1;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).kind() != ChallengeField.Kind.ID) {
        return i;
      }
    }
    return fields.size() - 1;
  }

  private void fill(JPanel panel, List<ButtonModel> buttons) {
    if (buttons.equals(panel.getClientProperty(ButtonModel.class))) {
      // Buttons that are replaced lose the focus, which would wander and scroll the page.
      return;
    }
    panel.putClientProperty(ButtonModel.class, buttons);
    boolean focused =
        java.util.Arrays.stream(panel.getComponents()).anyMatch(Component::isFocusOwner);
    panel.removeAll();
    buttons.forEach(button -> panel.add(new ActionButton(button, signals, () -> {})));
    panel.setVisible(!buttons.isEmpty());
    if (focused && panel.getComponentCount() > 0) {
      panel.getComponent(0).requestFocusInWindow();
    }
  }

  private void showMessage(@Nullable MessageModel message) {
    if (message != null && message.equals(shownMessage)) {
      return;
    }
    shownMessage = message;
    messageSlot.removeAll();
    messageSlot.setVisible(message != null);
    if (message != null) {
      messageSlot.add(new MessagePanel(message));
    }
  }

  private void showBusy(@Nullable BusyModel busy) {
    busySlot.setVisible(busy != null);
    if (busy == null) {
      busySlot.removeAll();
      busyPanel = null;
    } else if (busyPanel == null) {
      busyPanel = new BusyPanel(busy, clock, busyBegan.orElseGet(clock::instant));
      busyBegan = Optional.empty();
      busySlot.add(busyPanel);
      // Where the window is small, the work must not go on out of sight.
      SwingUtilities.invokeLater(
          () ->
              busySlot.scrollRectToVisible(
                  new Rectangle(0, 0, busySlot.getWidth(), busySlot.getHeight())));
    } else {
      busyPanel.update(busy);
    }
  }

  private static <T> List<T> of(List<Block> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static JPanel slot() {
    JPanel slot = new JPanel(new java.awt.BorderLayout());
    slot.setOpaque(false);
    slot.setVisible(false);
    return slot;
  }
}
