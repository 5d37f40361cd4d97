package jp.nozomi.cert.swing.presenter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.flow.CertificateEntry;
import jp.nozomi.cert.swing.flow.Event;
import jp.nozomi.cert.swing.flow.Screen;
import jp.nozomi.cert.swing.model.Action;
import jp.nozomi.cert.swing.model.Block;
import jp.nozomi.cert.swing.model.ButtonModel;
import jp.nozomi.cert.swing.model.MessageModel;
import jp.nozomi.cert.swing.model.PageEvent;

/** The pieces that every screen is put together from, in one language. */
public final class Words {
  private final Texts texts;

  Words(Texts texts) {
    this.texts = texts;
  }

  /**
   * Takes the words of a language.
   *
   * @param locale the reader's language
   * @return the pieces
   */
  public static Words in(Locale locale) {
    return new Words(Texts.in(locale));
  }

  /**
   * Gives a text.
   *
   * @param key its key
   * @param arguments what stands in place of {0}, {1} and so on
   * @return the text
   */
  public String of(String key, Object... arguments) {
    return texts.of(key, arguments);
  }

  /**
   * Gives the text of one value of many.
   *
   * @param prefix what the keys of all values begin with
   * @param value the value
   * @return the text
   */
  public String of(String prefix, Enum<?> value) {
    return texts.of(prefix, value);
  }

  /**
   * Tells the language.
   *
   * @return Japanese or English
   */
  public Locale locale() {
    return texts.locale();
  }

  /**
   * Gives a screen's title.
   *
   * @param screen the screen
   * @return the title
   */
  public String title(Screen screen) {
    return of("title", screen);
  }

  /**
   * Writes a time.
   *
   * @param instant the time
   * @return the time in Japan, to the second
   */
  public String time(Instant instant) {
    return JapanTime.second(instant);
  }

  /**
   * Says whether a certificate can be renewed, or why not.
   *
   * @param entry the certificate
   * @return a phrase
   */
  public String standing(CertificateEntry entry) {
    return StandingText.of(texts, entry);
  }

  /**
   * Gives the words for stores.
   *
   * @return the words
   */
  public StoreTexts stores() {
    return new StoreTexts(texts);
  }

  /**
   * Makes a button that can be pressed.
   *
   * @param name the end of its texts' keys
   * @param role which key presses it
   * @param action what it does
   * @return the button
   */
  public ButtonModel button(String name, ButtonModel.Role role, Action action) {
    return button(name, role, action, true);
  }

  ButtonModel button(String name, ButtonModel.Role role, Action action, boolean enabled) {
    return new ButtonModel(
        of("button." + name), of("button." + name + ".key").charAt(0), action, role, enabled);
  }

  ButtonModel button(String name, ButtonModel.Role role, Event event) {
    return button(name, role, new Action.Raise(event));
  }

  /**
   * Makes a button of a page beside the manual's screens.
   *
   * @param name the end of its texts' keys
   * @param role which key presses it
   * @param event what it tells the pages
   * @return the button
   */
  public ButtonModel button(String name, ButtonModel.Role role, PageEvent event) {
    return button(name, role, new Action.Turn(event));
  }

  /**
   * Makes a name with its value.
   *
   * @param key the name's key
   * @param value the value
   * @return the block
   */
  public Block.Fact fact(String key, String value) {
    return new Block.Fact(of(key), value, Optional.empty());
  }

  /**
   * Makes a name with its value and a button that copies it.
   *
   * @param key the name's key
   * @param value the value
   * @return the block
   */
  public Block.Fact copyable(String key, String value) {
    return new Block.Fact(of(key), value, Optional.of(of("button.copy")));
  }

  /**
   * Makes a name with the place of a store, in words; its exact location goes with it.
   *
   * @param key the name's key
   * @param store the store
   * @return the block
   */
  public Block.Fact place(String key, StoreLocation store) {
    return new Block.Fact(
        of(key), stores().place(store), Optional.empty(), Optional.of(store.toString()));
  }

  /**
   * Makes a message without details.
   *
   * @param tone how bad it is
   * @param text what happened
   * @param remedy what to do; may be empty
   * @return the message
   */
  public MessageModel message(MessageModel.Tone tone, String text, String remedy) {
    return new MessageModel(tone, of("tone", tone), text, remedy, List.of(), "");
  }
}
