package jp.nozomi.cert.swing.view;

import javax.swing.JButton;
import jp.nozomi.cert.swing.model.ButtonModel;

/** A button of a screen, with its mnemonic behind the label: 認証(A). */
final class ActionButton extends JButton {
  private static final long serialVersionUID = 1L;

  private final transient ButtonModel model;

  ActionButton(ButtonModel model, Signals signals, Runnable submit) {
    this.model = model;
    Widgets.plain(this);
    setText(model.text());
    setMnemonic(model.mnemonic());
    setEnabled(model.enabled());
    getAccessibleContext().setAccessibleName(model.label());
    addActionListener(click -> model.action().accept(new Doing(signals, submit)));
  }

  ButtonModel.Role role() {
    return model.role();
  }
}
