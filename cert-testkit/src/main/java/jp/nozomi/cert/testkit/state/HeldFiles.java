package jp.nozomi.cert.testkit.state;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.ca.HeldCertificate;

/** A certificate with its key, and the one above it, as JSON and back. */
final class HeldFiles {
  private HeldFiles() {}

  static JsonObject write(HeldCertificate held) {
    KeyPair key = held.keyPair();
    JsonObject.Builder out =
        JsonObject.builder()
            .put("algorithm", key.getPrivate().getAlgorithm())
            .put("key", Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()))
            .put("certificate", Base64.getEncoder().encodeToString(held.der()));
    if (!held.issuers().isEmpty()) {
      out.put("issuer", write(held.issuers().get(0)));
    }
    return out.build();
  }

  static HeldCertificate read(JsonObject json) throws JsonException {
    byte[] der = json.base64("certificate");
    try {
      PrivateKey key =
          KeyFactory.getInstance(json.string("algorithm"))
              .generatePrivate(new PKCS8EncodedKeySpec(json.base64("key")));
      KeyPair pair = new KeyPair(HeldCertificate.parse(der).getPublicKey(), key);
      var issuer = json.optionalObject("issuer");
      return HeldCertificate.of(
          pair, der, issuer.isEmpty() ? List.of() : List.of(read(issuer.get())));
    } catch (GeneralSecurityException e) {
      throw new JsonException("key", "must be a private key in PKCS#8");
    }
  }
}
