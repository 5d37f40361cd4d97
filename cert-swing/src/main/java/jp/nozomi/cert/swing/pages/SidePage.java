package jp.nozomi.cert.swing.pages;

import java.util.Map;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.swing.model.PageEvent;
import jp.nozomi.cert.swing.model.ScreenModel;
import jp.nozomi.cert.swing.presenter.Words;
import jp.nozomi.cert.swing.settings.TextSize;

/** One page: what it shows, and what the user does to it. Confined to the flow's thread. */
interface SidePage {
  /** Shows the page as it is now. */
  ScreenModel render(Words words);

  /** Whether the page may go without being asked: nothing typed, chosen or found would be lost. */
  default boolean mayGo() {
    return true;
  }

  /** What was typed, for the page to use and the caller to close. */
  default void submitted(Map<String, Secret> typed) {
    // Most pages have nothing to type in.
  }

  /** One of several was chosen. */
  default void chosen(PageEvent.Chosen event) {
    // Most pages leave nothing to choose.
  }

  /** A certificate is looked at. */
  default void inspected(PageEvent.Inspected event) {
    // Most pages have no certificates.
  }

  /** The page's work is wanted. */
  default void started() {
    // Most pages have no work.
  }

  /** The page's work is no longer wanted; also when the page is left. */
  default void stopped() {
    // Most pages have no work.
  }

  /** The text was made larger or smaller, on whatever page. */
  default void resized(TextSize size) {
    // Most pages do not tell the size.
  }

  /** A file was named. */
  default void saved(PageEvent.Saved event) {
    // Most pages write nothing.
  }
}
