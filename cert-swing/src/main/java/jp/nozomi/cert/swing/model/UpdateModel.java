package jp.nozomi.cert.swing.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.swing.flow.update.UpdateEvent;

/**
 * An update dialog.
 *
 * @param title its title
 * @param texts its paragraphs, the main one first
 * @param message what the manual's table says of a code, shown above all else
 * @param bar how far the work is
 * @param buttons its buttons; the first is the main one
 */
public record UpdateModel(
    String title,
    List<String> texts,
    Optional<MessageModel> message,
    Optional<Bar> bar,
    List<Button> buttons) {
  /** Copies the lists. */
  public UpdateModel {
    texts = List.copyOf(texts);
    buttons = List.copyOf(buttons);
  }

  /**
   * A bar.
   *
   * @param done how much is done
   * @param total how much there is; 0 if nobody knows
   * @param text the same in words
   */
  public record Bar(long done, long total, String text) {}

  /**
   * A button.
   *
   * @param label its verb
   * @param mnemonic the Latin key
   * @param act what it does
   */
  public record Button(String label, char mnemonic, Act act) {}

  /** What a button does. */
  public sealed interface Act {
    /**
     * Lets each kind be handled, none forgotten.
     *
     * @param cases the handler
     */
    void accept(Cases cases);

    /** One method for each kind. */
    interface Cases {
      /**
       * Tells the dialogs.
       *
       * @param event what happens
       */
      void raise(UpdateEvent event);

      /** Lets the user choose another folder. */
      void chooseFolder();

      /**
       * Opens a page in the browser.
       *
       * @param page an https page of the bank profile
       */
      void browse(URI page);
    }

    /**
     * Tells the dialogs.
     *
     * @param event what happens
     */
    record Raise(UpdateEvent event) implements Act {
      @Override
      public void accept(Cases cases) {
        cases.raise(event);
      }
    }

    /** Lets the user choose another folder. */
    record ChooseFolder() implements Act {
      @Override
      public void accept(Cases cases) {
        cases.chooseFolder();
      }
    }

    /**
     * Opens a page in the browser.
     *
     * @param page an https page of the bank profile
     */
    record Browse(URI page) implements Act {
      @Override
      public void accept(Cases cases) {
        cases.browse(page);
      }
    }
  }
}
