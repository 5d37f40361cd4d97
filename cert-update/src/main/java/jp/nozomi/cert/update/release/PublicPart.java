package jp.nozomi.cert.update.release;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.tuf.CanonicalJson;
import jp.nozomi.cert.update.tuf.DemoKeys;
import jp.nozomi.cert.update.tuf.Digests;

/**
 * A key as metadata lists it.
 *
 * @param json the key object
 */
record PublicPart(JsonObject json) {
  private static final int ED25519_LENGTH = 32;

  static PublicPart of(PublicKey key, boolean demo) throws ReleaseException {
    String type =
        switch (key.getAlgorithm()) {
          case "EdDSA", "Ed25519" -> "ed25519";
          case "EC" -> "ecdsa";
          case "RSA" -> "rsa";
          default -> throw new ReleaseException("no key type of TUF: " + key.getAlgorithm());
        };
    String scheme =
        switch (type) {
          case "ed25519" -> "ed25519";
          case "ecdsa" -> "ecdsa-sha2-nistp256";
          default -> "rsassa-pss-sha256";
        };
    JsonObject.Builder json =
        JsonObject.builder()
            .put("keytype", type)
            .put("scheme", scheme)
            .put("keyval", JsonObject.builder().put("public", value(type, key)).build());
    if (demo) {
      json.put(DemoKeys.MARK, true);
    }
    return new PublicPart(json.build());
  }

  private static String value(String type, PublicKey key) {
    byte[] spki = key.getEncoded();
    if (type.equals("ed25519")) {
      return HexFormat.of()
          .formatHex(Arrays.copyOfRange(spki, spki.length - ED25519_LENGTH, spki.length));
    }
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, newline).encodeToString(spki)
        + "\n-----END PUBLIC KEY-----\n";
  }

  String type() {
    return text("keytype");
  }

  String id() {
    try {
      return Digests.hex("SHA-256", CanonicalJson.encode(json));
    } catch (JsonException e) {
      throw new IllegalStateException("a key object has a canonical form", e);
    }
  }

  private String text(String name) {
    try {
      return json.string(name);
    } catch (JsonException e) {
      throw new IllegalStateException("checked when it was read", e);
    }
  }
}
