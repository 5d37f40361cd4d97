package jp.nozomi.cert.swing.presenter;

import java.util.Optional;
import jp.nozomi.cert.swing.model.UpdateModel;

/** Shows the update dialogs; called on the flow's thread. */
@FunctionalInterface
public interface UpdateView {
  /**
   * Shows a dialog in place of the one before.
   *
   * @param model the dialog, or empty for none
   */
  void show(Optional<UpdateModel> model);
}
