package jp.nozomi.cert.update.release;

import java.io.IOException;
import jp.nozomi.cert.core.secret.Secret;

/** Asks the release engineer for a passphrase or PIN; never an argument, never the environment. */
@FunctionalInterface
interface Passphrases {
  Secret ask(String label) throws IOException;
}
