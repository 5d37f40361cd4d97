package jp.nozomi.cert.update.tuf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * A public key as metadata names it (specification, section 4.2).
 *
 * @param type its key type
 * @param scheme its signature scheme
 * @param value its public value, hex or PEM as the type has it
 */
public record TufKey(String type, String scheme, String value) {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] ED25519_SPKI_PREFIX = HEX.parseHex("302a300506032b6570032100");
  private static final PSSParameterSpec PSS_SHA256 =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private static final int MIN_RSA_BITS = 2048;
  private static final int P256_BITS = 256;

  private enum Algorithm {
    ED25519,
    ECDSA_P256,
    RSA_PSS
  }

  static TufKey parse(JsonObject key) throws JsonException {
    return new TufKey(
        key.string("keytype"), key.string("scheme"), key.object("keyval").string("public"));
  }

  /**
   * Identifies the key by what it is, whatever key id a file gives it.
   *
   * <p>Two ids of one key must not count as two keys.
   *
   * @return the SHA-256 of its public value, in hex
   */
  String fingerprint() {
    return Digests.hex("SHA-256", material());
  }

  private byte[] material() {
    // The bytes behind the PEM, so that another line width is no other key.
    return spki()
        .map(PublicKey::getEncoded)
        .orElseGet(() -> value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Checks a signature.
   *
   * @param signed what was signed
   * @param signature the signature's bytes
   * @return false also for a key or a signature of an unknown form
   */
  boolean verifies(byte[] signed, byte[] signature) {
    Optional<Algorithm> algorithm = algorithm();
    Optional<PublicKey> key = spki();
    if (algorithm.isEmpty() || key.isEmpty()) {
      return false;
    }
    try {
      Signature verifier = verifier(algorithm.get());
      verifier.initVerify(key.get());
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Signature verifier(Algorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> Signature.getInstance("Ed25519");
      case ECDSA_P256 -> Signature.getInstance("SHA256withECDSA");
      case RSA_PSS -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(PSS_SHA256);
        yield pss;
      }
    };
  }

  private Optional<Algorithm> algorithm() {
    return switch (type + " " + scheme) {
      case "ed25519 ed25519" -> Optional.of(Algorithm.ED25519);
      // The second form is of the specification before 1.0.32 and is still in wide use.
      case "ecdsa ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256 ecdsa-sha2-nistp256" ->
          Optional.of(Algorithm.ECDSA_P256);
      case "rsa rsassa-pss-sha256" -> Optional.of(Algorithm.RSA_PSS);
      default -> Optional.empty();
    };
  }

  private Optional<PublicKey> spki() {
    Optional<Algorithm> algorithm = algorithm();
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              switch (algorithm.get()) {
                case ED25519 -> ed25519();
                case ECDSA_P256 -> fromPem("EC");
                case RSA_PSS -> fromPem("RSA");
              })
          .filter(TufKey::strongEnough);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean strongEnough(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= MIN_RSA_BITS;
    }
    return !(key instanceof ECPublicKey ec) || ec.getParams().getOrder().bitLength() == P256_BITS;
  }

  private PublicKey ed25519() throws GeneralSecurityException {
    byte[] raw = HEX.parseHex(value);
    byte[] spki = new byte[ED25519_SPKI_PREFIX.length + raw.length];
    System.arraycopy(ED25519_SPKI_PREFIX, 0, spki, 0, ED25519_SPKI_PREFIX.length);
    System.arraycopy(raw, 0, spki, ED25519_SPKI_PREFIX.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }

  private PublicKey fromPem(String algorithm) throws GeneralSecurityException {
    String base64 =
        value
            .replace("-----BEGIN PUBLIC KEY-----", "")
            .replace("-----END PUBLIC KEY-----", "")
            .replaceAll("\\s", "");
    return KeyFactory.getInstance(algorithm)
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
