package jp.nozomi.cert.core.profile;

import java.util.Locale;

/**
 * A text in the two languages.
 *
 * @param ja the Japanese text
 * @param en the English text
 */
public record LocalText(String ja, String en) {
  /**
   * Picks a language.
   *
   * @param locale the reader's locale
   * @return the English text for an English locale, else the Japanese one
   */
  public String in(Locale locale) {
    return locale.getLanguage().equals("en") ? en : ja;
  }
}
