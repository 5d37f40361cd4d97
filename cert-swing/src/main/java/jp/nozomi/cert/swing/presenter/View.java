package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.swing.model.ScreenModel;

/** Shows screens; called on the flow's thread. */
public interface View {
  /**
   * Shows a screen.
   *
   * @param model the screen
   */
  void show(ScreenModel model);
}
