package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.swing.app.StorePassword;
import jp.nozomi.cert.swing.presenter.Texts;

/** The password of the run's store as commands get it: from a file, else typed once. */
final class TypedStorePassword {
  private TypedStorePassword() {}

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
