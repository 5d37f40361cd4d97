package jp.nozomi.cert.swing.view;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.net.URI;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.PageEvent;

/**
 * Does what a button or a row of a table stands for. Event thread only.
 *
 * @param signals takes what leaves the views
 * @param submission sends what was typed on the page
 */
record Doing(Signals signals, Runnable submission) implements Action.Cases {
  /** Puts a text on the clipboard. */
  static void toClipboard(String text) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
  }

  @Override
  public void raise(Event event) {
    signals.raise(event);
  }

  @Override
  public void submit() {
    submission.run();
  }

  @Override
  public void copy(String text) {
    toClipboard(text);
  }

  @Override
  public void browse(URI page) {
    signals.browse(page);
  }

  @Override
  public void openLogFolder() {
    signals.openLogFolder();
  }

  @Override
  public void turn(PageEvent event) {
    signals.turn(event);
  }

  @Override
  public void saveAs(PageEvent.Output output, String name) {
    signals.saveAs(output, name);
  }
}
