package jp.nozomi.cert.swing.model;

import java.net.URI;
import jp.nozomi.cert.swing.flow.Event;

/** What a button does. */
public sealed interface Action {
  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   */
  void accept(Cases cases);

  /** One method for each kind of action. */
  interface Cases {
    /**
     * Tells the flow.
     *
     * @param event the event
     */
    void raise(Event event);

    /** Sends what was typed. */
    void submit();

    /**
     * Copies a text.
     *
     * @param text the text
     */
    void copy(String text);

    /**
     * Opens a page in the browser.
     *
     * @param page an https page on a host of the bank profile
     */
    void browse(URI page);

    /** Opens the folder of the log. */
    void openLogFolder();

    /**
     * Tells the pages beside the manual's screens.
     *
     * @param event the event
     */
    void turn(PageEvent event);

    /**
     * Lets the user name a file, and tells the pages.
     *
     * @param output what is written to it
     * @param name the name that is suggested, without its extension
     */
    void saveAs(PageEvent.Output output, String name);
  }

  /**
   * Tells the flow.
   *
   * @param event the event
   */
  record Raise(Event event) implements Action {
    @Override
    public void accept(Cases cases) {
      cases.raise(event);
    }
  }

  /** Sends what was typed. */
  record Submit() implements Action {
    @Override
    public void accept(Cases cases) {
      cases.submit();
    }
  }

  /**
   * Copies a text.
   *
   * @param text the text
   */
  record Copy(String text) implements Action {
    @Override
    public void accept(Cases cases) {
      cases.copy(text);
    }
  }

  /**
   * Opens a page in the browser.
   *
   * @param page an https page on a host of the bank profile
   */
  record Browse(URI page) implements Action {
    @Override
    public void accept(Cases cases) {
      cases.browse(page);
    }
  }

  /**
   * Tells the pages beside the manual's screens.
   *
   * @param event the event
   */
  record Turn(PageEvent event) implements Action {
    @Override
    public void accept(Cases cases) {
      cases.turn(event);
    }
  }

  /**
   * Lets the user name a file, and tells the pages.
   *
   * @param output what is written to it
   * @param name the name that is suggested, without its extension
   */
  record SaveAs(PageEvent.Output output, String name) implements Action {
    @Override
    public void accept(Cases cases) {
      cases.saveAs(output, name);
    }
  }

  /** Opens the folder of the log. */
  record OpenLogFolder() implements Action {
    @Override
    public void accept(Cases cases) {
      cases.openLogFolder();
    }
  }
}
