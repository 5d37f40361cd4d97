package jp.nozomi.cert.testkit.update;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A signing key of a role. */
public final class SimulatedKey {
  private static final HexFormat HEX = HexFormat.of();

  private final String type;
  private final String scheme;
  private final KeyPair pair;

  private SimulatedKey(String type, String scheme, KeyPair pair) {
    this.type = type;
    this.scheme = scheme;
    this.pair = pair;
  }

  /**
   * Makes an Ed25519 key.
   *
   * @return a fresh key
   */
  public static SimulatedKey ed25519() {
    return make("ed25519", "ed25519", "Ed25519");
  }

  /**
   * Makes an ECDSA key on P-256.
   *
   * @return a fresh key
   */
  public static SimulatedKey ecdsa() {
    return make("ecdsa", "ecdsa-sha2-nistp256", "EC");
  }

  /**
   * Makes an RSA key for PSS.
   *
   * @return a fresh key
   */
  public static SimulatedKey rsa() {
    return make("rsa", "rsassa-pss-sha256", "RSA");
  }

  private static SimulatedKey make(String type, String scheme, String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else if (algorithm.equals("RSA")) {
        generator.initialize(2048);
      }
      return new SimulatedKey(type, scheme, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Gives the key's id.
   *
   * @return the SHA-256 of its canonical form in hex
   */
  public String id() {
    return sha256(Tree.canonical(toMap()));
  }

  /**
   * Gives the key object of a root.
   *
   * @return its members
   */
  public Map<String, Object> toMap() {
    return Map.of("keytype", type, "scheme", scheme, "keyval", Map.of("public", publicValue()));
  }

  private String publicValue() {
    byte[] spki = pair.getPublic().getEncoded();
    if (type.equals("ed25519")) {
      return HEX.formatHex(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
    }
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki)
        + "\n-----END PUBLIC KEY-----\n";
  }

  /**
   * Signs.
   *
   * @param canonical what is signed, in canonical form
   * @return the signature object
   */
  public Map<String, Object> sign(String canonical) {
    return Map.of("keyid", id(), "sig", signature(canonical));
  }

  String signature(String canonical) {
    try {
      Signature signer =
          switch (type) {
            case "ed25519" -> Signature.getInstance("Ed25519");
            case "ecdsa" -> Signature.getInstance("SHA256withECDSA");
            default -> pss();
          };
      signer.initSign(pair.getPrivate());
      signer.update(canonical.getBytes(StandardCharsets.UTF_8));
      return HEX.formatHex(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Signature pss() throws GeneralSecurityException {
    Signature pss = Signature.getInstance("RSASSA-PSS");
    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    return pss;
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Hashes bytes.
   *
   * @param bytes the bytes
   * @return their SHA-256 in hex
   */
  public static String sha256(byte[] bytes) {
    try {
      return sha256(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Hashes a stream to its end.
   *
   * @param content the stream
   * @return its SHA-256 in hex
   * @throws IOException if it can not be read
   */
  public static String sha256(InputStream content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HEX.formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
