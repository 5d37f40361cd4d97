package jp.nozomi.cert.swing.view;

import java.net.URI;
import java.util.Map;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.model.PageEvent;

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

  /**
   * Tells the pages beside the manual's screens.
   *
   * @param event what the user did
   */
  void turn(PageEvent event);

  /**
   * Lets the user name a file, and tells the pages.
   *
   * @param output what is written to it
   * @param name the name that is suggested, without its extension
   */
  void saveAs(PageEvent.Output output, String name);

  /**
   * Makes the text larger or smaller.
   *
   * @param steps how many sizes; negative for smaller ones
   */
  void enlarge(int steps);
}
