package jp.nozomi.cert.keystore.pkcs12;

import java.security.SecureRandom;

/**
 * The salts of a file that has none of our strength yet.
 *
 * <p>Chosen before the first writing, so that the derivations can run while others talk to the
 * bank.
 *
 * @param encryption the encryption of keys and certificates
 * @param mac how the MAC's key is derived
 */
record NewFile(PasswordEncryption encryption, MacDerivation mac) {
  static NewFile random(SecureRandom random) {
    return new NewFile(PasswordEncryption.fresh(random), MacDerivation.fresh(random));
  }
}
