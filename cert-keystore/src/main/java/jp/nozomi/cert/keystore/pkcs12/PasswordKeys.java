package jp.nozomi.cert.keystore.pkcs12;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreException;

/**
 * A file's password and the keys that were derived from it.
 *
 * <p>A derivation takes tens of milliseconds on purpose, so each is done once and kept until the
 * store is closed. Cleared on close. Thread-safe.
 */
final class PasswordKeys implements AutoCloseable {
  private final Secret password;
  private final Map<KeyDerivation, byte[]> derived = new ConcurrentHashMap<>();

  private CompletableFuture<Void> early = CompletableFuture.completedFuture(null);

  /** Takes the password over. */
  PasswordKeys(Secret password) {
    this.password = password;
  }

  /** Derives in the background; whoever needs one of these keys waits for it, if at all. */
  void deriveEarly(KeyDerivation... derivations) {
    for (KeyDerivation derivation : derivations) {
      early = early.thenCombine(CompletableFuture.runAsync(() -> key(derivation)), (a, b) -> a);
    }
  }

  byte[] encrypt(PasswordEncryption encryption, byte[] plain) throws StoreException {
    return run(Cipher.ENCRYPT_MODE, encryption, plain);
  }

  /** Decrypts; a wrong password and damage look alike here. */
  byte[] decrypt(PasswordEncryption encryption, byte[] encrypted) throws StoreException {
    return run(Cipher.DECRYPT_MODE, encryption, encrypted);
  }

  byte[] mac(MacDerivation derivation, byte[] data) {
    String name = derivation.digest().hmacName();
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key(derivation), name));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + name, e);
    }
  }

  boolean verifies(MacDerivation derivation, byte[] data, byte[] expected) {
    return MessageDigest.isEqual(mac(derivation, data), expected);
  }

  @Override
  public void close() {
    password.close();
    clear();
    early = early.whenComplete((done, failure) -> clear());
  }

  private void clear() {
    derived.values().forEach(key -> Arrays.fill(key, (byte) 0));
    derived.clear();
  }

  private byte[] run(int mode, PasswordEncryption encryption, byte[] input) throws StoreException {
    byte[] key = key(encryption.derivation());
    int keyBytes = encryption.cipher().keyBytes();
    byte[] iv =
        encryption.iv().isEmpty()
            ? Arrays.copyOfRange(key, keyBytes, key.length)
            : HexFormat.of().parseHex(encryption.iv());
    try {
      return encryption.cipher().open(mode, key, iv).doFinal(input);
    } catch (BadPaddingException | IllegalBlockSizeException e) {
      throw new StoreException(
          StoreException.Reason.WRONG_PASSWORD, "the password does not decrypt it", e);
    } catch (GeneralSecurityException e) {
      throw new StoreException(StoreException.Reason.UNREADABLE, "malformed encryption", e);
    }
  }

  private byte[] key(KeyDerivation derivation) {
    return derived.computeIfAbsent(derivation, wanted -> password.use(wanted::derive));
  }
}
