package jp.nozomi.cert.swing.view;

import java.awt.Frame;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.swing.model.UpdateModel;
import jp.nozomi.cert.swing.presenter.Texts;

/** Opens the dialogs that stand beside the wizard's window. Event thread only. */
public final class Dialogs {
  private Dialogs() {}

  /** Opens the update dialog with this in it; what is pressed there leads nowhere. */
  public static void openUpdate(Frame owner, UpdateModel model) {
    new UpdateDialog(owner, Texts.in(Locale.JAPANESE), pressed -> {}, page -> {})
        .show(Optional.of(model));
  }
}
