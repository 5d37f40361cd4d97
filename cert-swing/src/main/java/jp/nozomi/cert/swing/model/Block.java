package jp.nozomi.cert.swing.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.protocol.enroll.ChallengeField;
import jp.nozomi.cert.swing.flow.Event;

/** A piece of a section's body. */
public sealed interface Block {
  /**
   * Lets each kind be handled, none forgotten.
   *
   * @param cases the handler
   * @param <R> what it gives back
   * @return what it gave back
   */
  <R> R accept(Cases<R> cases);

  /**
   * One method for each kind of block.
   *
   * @param <R> what each gives back
   */
  interface Cases<R> {
    /**
     * An input field.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R field(Field block);

    /**
     * A table of certificates.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R table(Table block);

    /**
     * A QR code.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R qr(Qr block);

    /**
     * A name and its value.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R fact(Fact block);

    /**
     * A line of text.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R note(Note block);

    /**
     * The seconds until a token shows its next code.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R countdown(Countdown block);

    /**
     * Lines of text that come and go while a page is shown.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R notes(Notes block);

    /**
     * A choice that is on or off.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R check(Check block);

    /**
     * A choice of one among several.
     *
     * @param block the block
     * @return what the handler makes of it
     */
    R choice(Choice block);
  }

  /**
   * An input field.
   *
   * @param name its name in the answers
   * @param label its label
   * @param kind how it is typed: IME, masking, half-width
   * @param support its format, as a line of its own; may be empty
   * @param problem what is wrong with what was typed
   * @param initial what is in it before anything is typed
   */
  record Field(
      String name,
      String label,
      ChallengeField.Kind kind,
      String support,
      Optional<String> problem,
      String initial)
      implements Block {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.field(this);
    }
  }

  /**
   * A table of certificates.
   *
   * @param name its name for screen readers
   * @param headers the columns' headers
   * @param rows its rows
   * @param selected the selected row
   * @param empty why there is no row; empty text if there is one
   */
  record Table(
      String name,
      List<String> headers,
      List<Row> rows,
      Optional<CertificateId> selected,
      String empty)
      implements Block {
    /** Copies the lists. */
    public Table {
      headers = List.copyOf(headers);
      rows = List.copyOf(rows);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.table(this);
    }
  }

  /**
   * A row of the table.
   *
   * @param id the certificate
   * @param cells its texts
   * @param selectable whether it can be selected; it is greyed if not
   * @param selected what selecting it does
   */
  record Row(CertificateId id, List<String> cells, boolean selectable, Action selected) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A QR code.
   *
   * @param text what it holds
   * @param name its name for screen readers
   * @param enlarge the label of the button that enlarges it
   */
  record Qr(String text, String name, String enlarge) implements Block {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.qr(this);
    }
  }

  /**
   * A name and its value, selectable.
   *
   * @param label the name
   * @param value the value
   * @param copy the label of the button that copies the value; empty for none
   * @param whole what the value is short for, for those who want to know exactly; empty if it is
   *     whole
   */
  record Fact(String label, String value, Optional<String> copy, Optional<String> whole)
      implements Block {
    /**
     * Names a value that is whole.
     *
     * @param label the name
     * @param value the value
     * @param copy the label of the button that copies the value; empty for none
     */
    public Fact(String label, String value, Optional<String> copy) {
      this(label, value, copy, Optional.empty());
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.fact(this);
    }
  }

  /**
   * A line of text.
   *
   * @param text the text
   */
  record Note(String text) implements Block {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.note(this);
    }
  }

  /**
   * The seconds until a token shows its next code.
   *
   * @param name its name for screen readers, which are not told the seconds
   * @param words the words around the seconds, with {0} for them
   * @param step how long a code is shown; steps begin with the epoch (RFC 6238, section 4.2)
   */
  record Countdown(String name, String words, Duration step) implements Block {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.countdown(this);
    }

    /**
     * Counts.
     *
     * @param now the time
     * @return how long the code of now is still shown, begun seconds counted: at least one second
     */
    public Duration left(Instant now) {
      return Duration.ofSeconds(
          step.toSeconds() - Math.floorMod(now.getEpochSecond(), step.toSeconds()));
    }
  }

  /**
   * Lines of text that come and go while a page is shown.
   *
   * @param texts the lines
   */
  record Notes(List<String> texts) implements Block {
    /** Copies the lines. */
    public Notes {
      texts = List.copyOf(texts);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.notes(this);
    }
  }

  /**
   * A choice that is on or off.
   *
   * @param label its label
   * @param mnemonic its key
   * @param checked whether it is on
   * @param toggled what happens when it is turned over
   */
  record Check(String label, char mnemonic, boolean checked, Event toggled) implements Block {
    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.check(this);
    }
  }

  /**
   * A choice of one among several.
   *
   * @param name its name in events
   * @param label what there is a choice of
   * @param options all of them
   * @param selected the value of the chosen one
   * @param locked why nothing can be changed; empty if it can
   */
  record Choice(
      String name, String label, List<Option> options, String selected, Optional<String> locked)
      implements Block {
    /** Copies the options. */
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.choice(this);
    }
  }

  /**
   * One of several.
   *
   * @param value its value in events
   * @param label its label
   * @param note what is to be known of it; may be empty
   * @param enabled whether it can be chosen
   */
  record Option(String value, String label, String note, boolean enabled) {}
}
