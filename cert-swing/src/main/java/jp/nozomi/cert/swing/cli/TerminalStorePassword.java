package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.swing.app.StorePassword;
import jp.nozomi.cert.swing.presenter.Texts;

/** The password of a store that is only looked at: from an option, else from the person there. */
final class TerminalStorePassword {
  private TerminalStorePassword() {}

  static StorePassword of(GivenSecrets secrets, Terminal terminal, Texts texts) {
    return new StorePassword(
        secrets.storePassword(),
        terminal
            .keyboard()
            .map(
                keyboard ->
                    (location, creating) ->
                        keyboard.secret(texts.of("field.store.password") + ": ")));
  }
}
