package jp.nozomi.cert.swing.view;

import java.net.URI;
import java.util.Map;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.Event;

/** Where the views send what the user does. Called on the event thread. */
public interface Signals {
  /**
   * Tells the flow.
   *
   * @param event what the user did
   */
  void raise(Event event);

  /**
   * Sends what was typed.
   *
   * @param typed the texts by field name, whose ownership goes over
   */
  void submit(Map<String, Secret> typed);

  /**
   * Opens a page in the browser.
   *
   * @param page the page
   */
  void browse(URI page);

  /** Opens the folder of the log. */
  void openLogFolder();
}
