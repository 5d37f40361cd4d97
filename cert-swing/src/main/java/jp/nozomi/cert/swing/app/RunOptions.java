package jp.nozomi.cert.swing.app;

import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;

/**
 * What a start of the app may choose.
 *
 * @param profile the bank profile's file, for this run only; empty for the built-in profile
 * @param store the certificate store, KIND or KIND:PATH; empty for the profile's
 * @param key the kind of key; empty for the profile's
 * @param locale the reader's language
 * @param updateRoot the file of another trusted root of updates; development builds only
 * @param choices what holds in place of the user's settings
 */
public record RunOptions(
    Optional<String> profile,
    Optional<String> store,
    Optional<KeySpec> key,
    Locale locale,
    Optional<String> updateRoot,
    StartChoices choices) {
  /**
   * Chooses nothing in place of the user's settings but the language.
   *
   * @param profile the bank profile's file, for this run only; empty for the built-in profile
   * @param store the certificate store, KIND or KIND:PATH; empty for the profile's
   * @param key the kind of key; empty for the profile's
   * @param locale the reader's language
   * @param updateRoot the file of another trusted root of updates; development builds only
   */
  public RunOptions(
      Optional<String> profile,
      Optional<String> store,
      Optional<KeySpec> key,
      Locale locale,
      Optional<String> updateRoot) {
    this(profile, store, key, locale, updateRoot, StartChoices.in(locale));
  }
}
