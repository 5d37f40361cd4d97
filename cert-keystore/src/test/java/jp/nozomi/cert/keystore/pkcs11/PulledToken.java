package jp.nozomi.cert.keystore.pkcs11;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;

/**
 * Pulls a SoftHSM token out between two keys, and puts it back.
 *
 * <p>In a process of its own, because the module does not recover from it.
 */
final class PulledToken {
  private PulledToken() {}

  /** Arguments: module and folder; the PIN on the input; prints a key's name and a reason. */
  public static void main(String[] args) throws IOException, StoreException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Path tokens = Path.of(args[1], "tokens");
    Path away = Path.of(args[1], "away");
    try (Secret pin = Secret.take(in.readLine().toCharArray());
        CertificateStore store =
            CertificateStores.open(
                "pkcs11:" + args[0] + "?token=pulled", StorePrompt.answering(pin))) {
      KeyName name = KeyName.random(new SecureRandom());
      store.createKey(name, KeySpec.EC_P256);
      Files.move(tokens, away);
      try {
        store.createKey(KeyName.random(new SecureRandom()), KeySpec.EC_P256);
        System.out.println(name.value() + " nothing");
      } catch (StoreException e) {
        System.out.println(name.value() + " " + e.reason());
      } finally {
        Files.move(away, tokens);
      }
    }
  }
}
