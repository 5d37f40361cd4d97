package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.StoreException;

/** Signs messages with an order's key: JWS, flattened (wire protocol, section 5; RFC 7515). */
final class OrderMessage {
  private static final String TYPE = "cert-enroll-order+jws";

  private OrderMessage() {}

  static byte[] sign(JsonObject payload, String nonce, URI url, RequestSigner signer)
      throws StoreException {
    KeySpec spec = KeySpec.require(signer.publicKey());
    SignatureScheme scheme = SignatureScheme.of(spec);
    JsonObject header =
        JsonObject.builder()
            .put("alg", scheme.jwsName())
            .put("typ", TYPE)
            .put("nonce", nonce)
            .put("url", url.toString())
            .build();
    String protectedPart = base64(JsonWriter.compact(header));
    String payloadPart = base64(JsonWriter.compact(payload));
    byte[] input = (protectedPart + "." + payloadPart).getBytes(StandardCharsets.US_ASCII);
    byte[] signature = signer.sign(scheme, input);
    if (spec.family() == KeySpec.Family.EC) {
      signature = concatenated(signature, spec.bits() / Byte.SIZE);
    }
    return JsonWriter.compact(
        JsonObject.builder()
            .put("protected", protectedPart)
            .put("payload", payloadPart)
            .put("signature", base64(signature))
            .build());
  }

  /** JWS wants R and S side by side (RFC 7518 section 3.4), not in DER. */
  private static byte[] concatenated(byte[] der, int size) throws StoreException {
    // SEQUENCE { INTEGER r, INTEGER s }; at most 104 bytes for P-384, so all lengths are short.
    int rLength = der[3];
    int sLength = der[5 + rLength];
    if (der.length != 6 + rLength + sLength) {
      throw new StoreException(
          StoreException.Reason.CAN_NOT_SIGN, "an ECDSA signature of another form");
    }
    byte[] both = new byte[2 * size];
    place(Arrays.copyOfRange(der, 4, 4 + rLength), both, size);
    place(Arrays.copyOfRange(der, 6 + rLength, der.length), both, 2 * size);
    return both;
  }

  private static void place(byte[] integer, byte[] target, int end) {
    int from = integer[0] == 0 ? 1 : 0;
    int length = integer.length - from;
    System.arraycopy(integer, from, target, end - length, length);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
