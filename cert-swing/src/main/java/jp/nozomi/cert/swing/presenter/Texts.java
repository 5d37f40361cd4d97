package jp.nozomi.cert.swing.presenter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The words that a user reads, in one language: Japanese unless the locale is English.
 *
 * <p>Immutable and thread-safe.
 */
public final class Texts {
  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /**
   * Opens the words for a locale.
   *
   * @param locale the reader's locale
   * @return the words
   */
  public static Texts in(Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    // Read directly: ResourceBundle's own look-up tries a dozen names and falls back to the locale
    // of the machine, which is not what the reader asked for.
    String name = english ? "texts_en.properties" : "texts.properties";
    try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
      return new Texts(
          new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)),
          english ? Locale.ENGLISH : Locale.JAPANESE);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /**
   * Gives a text.
   *
   * @param key its key
   * @param arguments what stands in place of {0}, {1} and so on
   * @return the text
   */
  public String of(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }

  /**
   * Gives the text of one value of many.
   *
   * @param prefix what the keys of all values begin with
   * @param value the value, whose name in lower case is the key's end
   * @return the text
   */
  public String of(String prefix, Enum<?> value) {
    return of(prefix + "." + value.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Gives a text that may be missing.
   *
   * @param key its key
   * @return the text, or empty if there is none of that key
   */
  public Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }

  /**
   * Tells the language.
   *
   * @return Japanese or English
   */
  public Locale locale() {
    return locale;
  }

  Set<String> keys() {
    return bundle.keySet();
  }
}
