package jp.nozomi.cert.keystore.pkcs12;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.jspecify.annotations.Nullable;

/** A PKCS#12 file together with its password, which is asked for when it is first needed. */
final class Vault implements AutoCloseable {
  /** What the file holds, with the bytes that say so. */
  private record Snapshot(byte[] file, View view) {}

  /** What the file holds. */
  record View(Contents contents, Entries entries) {
    static View of(Contents contents) throws StoreException {
      return Asn1.guarded(() -> new View(contents, new Entries(contents)));
    }
  }

  /** A change: gives the new contents, or the same ones if there is nothing to change. */
  interface Change {
    Contents apply(View view) throws StoreException;
  }

  private final StoreFile file;
  private final StorePrompt prompt;
  private final SecureRandom random;
  private final NewFile newFile;
  private @Nullable PasswordKeys keys;
  private @Nullable Snapshot snapshot;

  Vault(StoreFile file, StorePrompt prompt, SecureRandom random) {
    this.file = file;
    this.prompt = prompt;
    this.random = random;
    this.newFile = NewFile.random(random);
  }

  StoreFile file() {
    return file;
  }

  /** Gives what the file holds now; nothing if there is no file. */
  View view() throws StoreException {
    Optional<byte[]> bytes = file.read();
    if (bytes.isEmpty()) {
      return View.of(Contents.empty());
    }
    Snapshot known = snapshot;
    if (known != null && Arrays.equals(known.file(), bytes.get())) {
      return known.view();
    }
    View view = View.of(codec(false).decode(bytes.get()));
    snapshot = new Snapshot(bytes.get(), view);
    return view;
  }

  /** Changes the file, as a whole or not at all, on top of what others wrote meanwhile. */
  void change(Change change) throws StoreException {
    file.locked(
        () -> {
          View before = view();
          Contents after = change.apply(before);
          if (after.isEmpty()) {
            file.remove();
            snapshot = null;
          } else if (after != before.contents()) {
            write(after);
          }
          return after;
        });
  }

  /** Asks for the password of a file that is to be made, and tries whether it can be. */
  void checkWritable() throws StoreException {
    file.checkWritable();
    if (file.read().isEmpty()) {
      keys(true).deriveEarly(newFile.encryption().derivation(), newFile.mac());
    }
  }

  /** Encrypts a key pair into a bag for the file. */
  SafeBag shroud(Contents contents, KeyPair pair, String friendlyName, String localKeyId)
      throws StoreException {
    byte[] pkcs8 = PrivateKeys.encode(pair);
    try {
      PasswordEncryption encryption = codec(true).encryption(contents);
      byte[] encrypted = keys(true).encrypt(encryption, pkcs8);
      return Bags.key(
          new EncryptedPrivateKeyInfo(encryption.toAlgorithm(), encrypted),
          friendlyName,
          localKeyId);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  PasswordEncryption encryption(Contents contents) throws StoreException {
    return codec(true).encryption(contents);
  }

  PrivateKey privateKey(SafeBag bag) throws StoreException {
    return unshrouded(bag, PrivateKeys::privateKey);
  }

  /** Finds the public key inside a key bag; empty if the program that wrote it left it out. */
  Optional<PublicKey> publicKey(SafeBag bag) throws StoreException {
    return unshrouded(bag, PrivateKeys::publicKey);
  }

  @Override
  public void close() {
    if (keys != null) {
      keys.close();
    }
    keys = null;
    snapshot = null;
  }

  private interface KeyReader<T> {
    T read(byte[] pkcs8) throws StoreException;
  }

  private <T> T unshrouded(SafeBag bag, KeyReader<T> reader) throws StoreException {
    PasswordKeys opening = keys(false);
    byte[] pkcs8 = Asn1.guarded(() -> Bags.privateKey(bag, opening));
    try {
      return Asn1.guarded(() -> reader.read(pkcs8));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private void write(Contents contents) throws StoreException {
    byte[] bytes = codec(true).encode(contents);
    if (bytes.length > StoreFile.MAX_BYTES) {
      throw new StoreException(
          StoreException.Reason.FULL, "the file would grow to " + bytes.length + " bytes");
    }
    Contents reread =
        file.replace(
            bytes,
            written -> {
              Contents decoded = codec(true).decode(written);
              if (!decoded.bags().toList().equals(contents.bags().toList())) {
                throw new StoreException(
                    StoreException.Reason.NOT_WRITABLE, "what was written reads differently");
              }
              return decoded;
            });
    snapshot = new Snapshot(bytes, View.of(reread));
  }

  private PfxCodec codec(boolean creating) throws StoreException {
    return new PfxCodec(keys(creating), newFile, random);
  }

  private PasswordKeys keys(boolean creating) throws StoreException {
    if (keys == null) {
      Secret password =
          prompt
              .password(file.location(), creating)
              .orElseThrow(() -> wrongPassword("no password was given"));
      if (creating && password.length() == 0) {
        password.close();
        throw wrongPassword("a new file needs a password");
      }
      keys = new PasswordKeys(password);
    }
    return keys;
  }

  private static StoreException wrongPassword(String detail) {
    return new StoreException(StoreException.Reason.WRONG_PASSWORD, detail);
  }
}
