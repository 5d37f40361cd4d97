package jp.nozomi.cert.swing.settings;

import java.util.Locale;

/** The languages of the app. */
public enum Language {
  /** 日本語. */
  JA(Locale.JAPANESE),
  /** English. */
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /**
   * Gives the locale.
   *
   * @return the locale that texts are found by
   */
  public Locale locale() {
    return locale;
  }

  /**
   * Finds the language of a locale.
   *
   * @param locale the locale
   * @return English for an English one, else Japanese
   */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("en") ? EN : JA;
  }
}
