package jp.nozomi.cert.update.release;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HexFormat;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonObject;

/**
 * A key that can sign, wherever it lives.
 *
 * @param publicKey its public part
 * @param key the key, maybe only a handle
 * @param provider the token's provider, or empty for a key of a file
 */
record SigningKey(PublicPart publicKey, PrivateKey key, Optional<Provider> provider) {

  JsonObject sign(byte[] canonical) throws ReleaseException {
    try {
      Signature signer = signature();
      signer.initSign(key);
      signer.update(canonical);
      return JsonObject.builder()
          .put("keyid", publicKey.id())
          .put("sig", HexFormat.of().formatHex(signer.sign()))
          .build();
    } catch (GeneralSecurityException e) {
      throw new ReleaseException("the key can not sign", e);
    }
  }

  private Signature signature() throws GeneralSecurityException {
    String algorithm =
        switch (publicKey.type()) {
          case "ed25519" -> "Ed25519";
          case "ecdsa" -> "SHA256withECDSA";
          default -> "RSASSA-PSS";
        };
    Signature signature =
        provider.isPresent()
            ? Signature.getInstance(algorithm, provider.get())
            : Signature.getInstance(algorithm);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    return signature;
  }
}
