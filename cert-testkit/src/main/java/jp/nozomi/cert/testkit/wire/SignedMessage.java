package jp.nozomi.cert.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.SignatureScheme;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/**
 * A JWS (RFC 7515, flattened JSON serialization) of the wire protocol, section 5.
 *
 * <p>The signature is verified with a key and an algorithm that the caller knows from elsewhere;
 * keys in the header are never looked at.
 */
final class SignedMessage {
  private static final String TYPE = "cert-enroll-order+jws";

  private final String signingInput;
  private final byte[] signature;
  private final JsonObject header;
  private final JsonObject payload;

  private SignedMessage(
      String signingInput, byte[] signature, JsonObject header, JsonObject payload) {
    this.signingInput = signingInput;
    this.signature = signature;
    this.header = header;
    this.payload = payload;
  }

  static SignedMessage parse(byte[] body) throws JsonException {
    JsonObject outer = Messages.read(body);
    String protectedPart = outer.string("protected");
    String payloadPart = outer.string("payload");
    JsonObject header = Messages.read(decoded("protected", protectedPart));
    JsonObject payload = Messages.read(decoded("payload", payloadPart));
    if (header.get("crit").isPresent() || !header.string("typ").equals(TYPE)) {
      throw new JsonException("protected", "typ must be " + TYPE + ", without crit");
    }
    return new SignedMessage(
        protectedPart + "." + payloadPart,
        decoded("signature", outer.string("signature")),
        header,
        payload);
  }

  /** RFC 7515 section 2: base64url without padding, nothing else. */
  private static byte[] decoded(String name, String text) throws JsonException {
    if (!text.matches("[A-Za-z0-9_-]*")) {
      throw new JsonException(name, "must be base64url without padding");
    }
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new JsonException(name, "must be base64url without padding");
    }
  }

  String nonce() throws JsonException {
    return header.string("nonce");
  }

  String url() throws JsonException {
    return header.string("url");
  }

  JsonObject payload() {
    return payload;
  }

  boolean verifies(byte[] publicKeyInfo) throws JsonException {
    Optional<PublicKey> key = publicKey(publicKeyInfo);
    Optional<KeySpec> spec = key.flatMap(KeySpec::of);
    if (spec.isEmpty()) {
      throw new JsonException("publicKey", "must be a kind of key that the bank knows");
    }
    SignatureScheme scheme = SignatureScheme.of(spec.get());
    if (!header.string("alg").equals(scheme.jwsName())) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(scheme.jcaName());
      verifier.initVerify(key.orElseThrow());
      verifier.update(signingInput.getBytes(StandardCharsets.US_ASCII));
      boolean ec = spec.get().family() == KeySpec.Family.EC;
      Optional<byte[]> encoded = ec ? der(spec.get().bits() / 8) : Optional.of(signature);
      return encoded.isPresent() && verifier.verify(encoded.get());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Optional<PublicKey> publicKey(byte[] info) {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      try {
        return Optional.of(
            KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info)));
      } catch (GeneralSecurityException e) {
        // Not of this algorithm: the next one may fit.
      }
    }
    return Optional.empty();
  }

  /** RFC 7518 section 3.4: R and S side by side, each as long as the curve's order. */
  private Optional<byte[]> der(int length) {
    if (signature.length != 2 * length) {
      return Optional.empty();
    }
    ASN1Integer r = new ASN1Integer(new BigInteger(1, Arrays.copyOf(signature, length)));
    ASN1Integer s =
        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(signature, length, 2 * length)));
    try {
      return Optional.of(new DERSequence(new ASN1Integer[] {r, s}).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("encoding to memory", e);
    }
  }
}
