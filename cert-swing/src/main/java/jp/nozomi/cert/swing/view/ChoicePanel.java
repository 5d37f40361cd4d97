package jp.nozomi.cert.swing.view;

import java.awt.event.ItemEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.ButtonGroup;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextArea;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.PageEvent;
import net.miginfocom.swing.MigLayout;

/** One of several, as radio buttons with what is to be known of each. */
final class ChoicePanel extends JPanel {
  private static final long serialVersionUID = 1L;

  private final List<JRadioButton> buttons = new ArrayList<>();
  private final transient Block.Choice block;
  private boolean updating;

  ChoicePanel(Block.Choice block, Signals signals) {
    super(new MigLayout("insets 0, fillx, wrap 1, novisualpadding, hidemode 3", "[grow,fill]"));
    this.block = block;
    setOpaque(false);
    JLabel label = Widgets.label(block.label());
    label.setLabelFor(this);
    add(label, "wmin 10");
    getAccessibleContext().setAccessibleName(block.label());
    block
        .locked()
        .ifPresent(reason -> add(Widgets.text(reason, Theme.color("Wizard.warning")), "wmin 10"));
    ButtonGroup group = new ButtonGroup();
    for (Block.Option option : block.options()) {
      add(option(option, group, signals), "growx 0");
      if (!option.note().isEmpty()) {
        JTextArea note = Widgets.text(option.note(), Theme.color("Wizard.muted"));
        add(note, "wmin 10, gapleft " + Theme.px(26));
      }
    }
  }

  private JRadioButton option(Block.Option option, ButtonGroup group, Signals signals) {
    JRadioButton button = Widgets.plain(new JRadioButton(option.label()));
    button.setName(block.name() + "=" + option.value());
    button.setOpaque(false);
    button.setSelected(option.value().equals(block.selected()));
    button.setEnabled(isFree(option));
    button.getAccessibleContext().setAccessibleName(block.label() + ": " + option.label());
    button.getAccessibleContext().setAccessibleDescription(block.locked().orElse(option.note()));
    // Arrow keys select without an action event.
    button.addItemListener(
        change -> {
          if (change.getStateChange() == ItemEvent.SELECTED && !updating) {
            signals.turn(new PageEvent.Chosen(block.name(), option.value()));
          }
        });
    group.add(button);
    buttons.add(button);
    return button;
  }

  /** Shows another choice among the same options. */
  void update(Block.Choice now) {
    updating = true;
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setSelected(now.options().get(i).value().equals(now.selected()));
    }
    updating = false;
  }

  void setChoiceEnabled(boolean enabled) {
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setEnabled(enabled && isFree(block.options().get(i)));
    }
  }

  private boolean isFree(Block.Option option) {
    return option.enabled() && block.locked().isEmpty();
  }
}
