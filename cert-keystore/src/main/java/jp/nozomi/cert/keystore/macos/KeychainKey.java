package jp.nozomi.cert.keystore.macos;

import java.security.PublicKey;
import java.util.Optional;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.Protection;

/**
 * A private key as the keychain describes it.
 *
 * @param hash the SHA-1 of its public key in hex, by which certificates join it
 * @param label its name in the keychain
 * @param extractable whether it may be exported
 */
record KeychainKey(String hash, String label, boolean extractable) {
  Optional<KeyName> name() {
    return KeyName.find(label);
  }

  /** A key that another program left extractable is as weak as the keychain's password. */
  Protection protection() {
    return extractable ? Protection.FILE : Protection.ENFORCED;
  }

  boolean isOf(PublicKey publicKey) {
    return hash.equals(PublicKeyBytes.hash(publicKey));
  }
}
