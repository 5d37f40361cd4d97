package jp.nozomi.cert.swing.app;

import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.swing.settings.Language;
import jp.nozomi.cert.swing.settings.Look;
import jp.nozomi.cert.swing.settings.ProxyChoice;
import jp.nozomi.cert.swing.settings.UserSettings;

/**
 * What a start chooses in place of the user's settings, until others are saved.
 *
 * @param proxy which proxy leads to the bank
 * @param look the colours of the window
 * @param language the language of the window
 */
public record StartChoices(
    Optional<ProxyChoice> proxy, Optional<Look> look, Optional<Language> language) {
  /** The user's settings hold. */
  public static final StartChoices NONE =
      new StartChoices(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Chooses the language alone.
   *
   * @param locale the locale of the language
   * @return the choices
   */
  public static StartChoices in(Locale locale) {
    return new StartChoices(Optional.empty(), Optional.empty(), Optional.of(Language.of(locale)));
  }

  UserSettings over(UserSettings settings) {
    return settings
        .withProxy(proxy.orElse(settings.proxy()))
        .withLook(look.orElse(settings.look()))
        .withLanguage(language.orElse(settings.language()));
  }
}
