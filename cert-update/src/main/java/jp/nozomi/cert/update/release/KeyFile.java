package jp.nozomi.cert.update.release;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonString;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.update.state.AtomicFiles;

/** A key in a file: its private part is PKCS#8, encrypted by PBES2 with AES-256 (RFC 8018). */
final class KeyFile {
  static final int MIN_PASSPHRASE = 12;
  private static final String CIPHER = "PBEWithHmacSHA256AndAES_256";
  private static final String PBES2 = "1.2.840.113549.1.5.13";
  static final int ITERATIONS = 600_000;
  private static final int SALT_LENGTH = 16;

  private KeyFile() {}

  /** Makes a key. Two root keys in one folder are one theft away from being none. */
  static PublicPart make(
      Path file, String type, String role, boolean demo, Secret passphrase, int iterations)
      throws ReleaseException, IOException {
    if (Files.exists(file)) {
      throw new ReleaseException(file + " exists");
    }
    if (role.equals("root") && !demo && holdsRootKey(file.resolveSibling("."))) {
      throw new ReleaseException(
          "this folder holds a root key already: keep each on a medium of its own");
    }
    if (passphrase.length() < MIN_PASSPHRASE) {
      throw new ReleaseException("the passphrase needs " + MIN_PASSPHRASE + " characters");
    }
    try {
      KeyPair pair = generate(type);
      PublicPart publicPart = PublicPart.of(pair.getPublic(), demo);
      byte[] encrypted = encrypt(pair.getPrivate(), passphrase, iterations);
      JsonObject json =
          JsonObject.builder()
              .put("role", role)
              .put("public", publicPart.json())
              .put("private", Base64.getEncoder().encodeToString(encrypted))
              .build();
      AtomicFiles.write(file, JsonWriter.pretty(json));
      return publicPart;
    } catch (GeneralSecurityException e) {
      throw new ReleaseException("the key can not be made", e);
    }
  }

  private static boolean holdsRootKey(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : files) {
        Optional<JsonObject> json = readIfKey(file);
        if (json.isPresent() && isRootKey(json.get())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isRootKey(JsonObject json) {
    return json.get("private").isPresent()
        && json.get("role").filter(new JsonString("root")::equals).isPresent();
  }

  private static Optional<JsonObject> readIfKey(Path file) throws IOException {
    Optional<byte[]> bytes = AtomicFiles.read(file, JsonLimits.MESSAGE.maxBytes());
    try {
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(new JsonReader(JsonLimits.MESSAGE).readObject(bytes.get()));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** Opens a key for signing. */
  static SigningKey open(Path file, Passphrases passphrases) throws ReleaseException, IOException {
    JsonObject json = readKey(file);
    try (Secret passphrase = passphrases.ask("passphrase of " + file.getFileName())) {
      PublicPart publicPart = new PublicPart(json.object("public"));
      PrivateKey key = decrypt(json.base64("private"), publicPart.type(), passphrase);
      return new SigningKey(publicPart, key, Optional.empty());
    } catch (JsonException e) {
      throw new ReleaseException(file + " is no key file: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new ReleaseException("wrong passphrase, or a damaged key file", e);
    }
  }

  /** Reads the public part, of a key file or of an exported one. */
  static PublicPart readPublic(Path file) throws ReleaseException, IOException {
    JsonObject json = readKey(file);
    try {
      JsonObject key = json.optionalObject("public").orElse(json);
      key.string("keytype");
      key.string("scheme");
      key.object("keyval").string("public");
      return new PublicPart(key);
    } catch (JsonException e) {
      throw new ReleaseException(file + " is no key: " + e.getMessage());
    }
  }

  private static JsonObject readKey(Path file) throws ReleaseException, IOException {
    return readIfKey(file).orElseThrow(() -> new ReleaseException(file + " is no key file"));
  }

  private static KeyPair generate(String type) throws GeneralSecurityException, ReleaseException {
    return switch (type) {
      case "ed25519" -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      case "ecdsa" -> {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        yield generator.generateKeyPair();
      }
      default -> throw new ReleaseException("a key's type is ed25519 or ecdsa");
    };
  }

  private static byte[] encrypt(PrivateKey key, Secret passphrase, int iterations)
      throws GeneralSecurityException, IOException {
    byte[] salt = new byte[SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(
        Cipher.ENCRYPT_MODE, secretKey(CIPHER, passphrase), new PBEParameterSpec(salt, iterations));
    byte[] plain = key.getEncoded();
    try {
      // The JDK's own name of the cipher has no object identifier; PBES2 has.
      AlgorithmParameters parameters = AlgorithmParameters.getInstance(PBES2);
      parameters.init(cipher.getParameters().getEncoded());
      return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(plain)).getEncoded();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static PrivateKey decrypt(byte[] encrypted, String type, Secret passphrase)
      throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
    // The JDK names PBES2's parts only here.
    String algorithm = info.getAlgParameters().toString();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, secretKey(algorithm, passphrase), info.getAlgParameters());
    PKCS8EncodedKeySpec spec = info.getKeySpec(cipher);
    return KeyFactory.getInstance(type.equals("ed25519") ? "Ed25519" : "EC").generatePrivate(spec);
  }

  private static SecretKey secretKey(String algorithm, Secret passphrase)
      throws GeneralSecurityException {
    SecretKeyFactory factory = SecretKeyFactory.getInstance(algorithm);
    PBEKeySpec spec = passphrase.use(PBEKeySpec::new);
    try {
      return factory.generateSecret(spec);
    } finally {
      spec.clearPassword();
    }
  }
}
