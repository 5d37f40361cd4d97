package jp.nozomi.cert.swing.view;

import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.swing.presenter.AppContext;
import jp.nozomi.cert.swing.presenter.Texts;

/**
 * What stands around every page of a window.
 *
 * @param title the window's title
 * @param bank the bank's name; empty as long as it is not known
 * @param unverifiedHost the host that must be shown as 未検証
 * @param locale the reader's language
 */
record Chrome(String title, Optional<String> bank, Optional<String> unverifiedHost, Locale locale) {
  static Chrome of(AppContext context) {
    return new Chrome(
        context.profile().appName().in(context.locale()),
        Optional.of(context.profile().name().in(context.locale())),
        context.unverifiedHost(),
        context.locale());
  }

  /** Before there is a bank profile. */
  static Chrome beforeAnyBank(Locale locale) {
    return new Chrome(
        Texts.in(locale).of("title.preparing"), Optional.empty(), Optional.empty(), locale);
  }
}
