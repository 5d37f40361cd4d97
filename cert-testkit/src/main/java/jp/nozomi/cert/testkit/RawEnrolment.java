package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** One enrolment, step by step: what a client of the wire protocol does, without its comforts. */
final class RawEnrolment {
  final WireClient client;
  final KeyPair key;
  final JsonObject links;
  final String uuid = UUID.randomUUID().toString();
  String sessionUrl = "";
  Optional<String> token = Optional.empty();
  JsonObject session = JsonObject.builder().build();

  private RawEnrolment(WireClient client, KeyPair key, JsonObject links) {
    this.client = client;
    this.key = key;
    this.links = links;
  }

  static RawEnrolment at(FakeBank bank) throws IOException, InterruptedException, JsonException {
    return at(bank, WireClient.plain(bank), Keys.generate(KeySpec.EC_P256));
  }

  static RawEnrolment at(FakeBank bank, WireClient client, KeyPair key)
      throws IOException, InterruptedException, JsonException {
    JsonObject links = WireClient.plain(bank).get(bank.directoryUrl()).json().object("links");
    return new RawEnrolment(client, key, links);
  }

  static RawEnrolment at(JsonObject links, WireClient client, KeyPair key) {
    return new RawEnrolment(client, key, links);
  }

  WireClient.Answer open(String link) throws IOException, InterruptedException, JsonException {
    JsonObject hello =
        JsonObject.builder()
            .put(
                "challenges",
                JsonArray.ofStrings(
                    Arrays.asList(
                        "password", "transaction", "otp", "otp-sync", "question", "form")))
            .put("client", JsonObject.builder().put("version", "0.1.0").build())
            .build();
    WireClient.Answer answer = client.send("POST", links.string(link), Optional.empty(), hello);
    if (answer.status() == 201) {
      session = answer.json();
      token = session.optionalString("token");
      sessionUrl = session.object("links").string("self");
    }
    return answer;
  }

  WireClient.Answer answer(String... namesAndValues)
      throws IOException, InterruptedException, JsonException {
    return answerTo(session.object("challenge").string("id"), namesAndValues);
  }

  WireClient.Answer answerTo(String challenge, String... namesAndValues)
      throws IOException, InterruptedException, JsonException {
    Map<String, String> answers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      answers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    JsonObject.Builder given = JsonObject.builder();
    answers.forEach(given::put);
    JsonObject message =
        JsonObject.builder().put("challenge", challenge).put("answers", given.build()).build();
    return keep(client.send("POST", link("answers"), token, message));
  }

  WireClient.Answer bindKey() throws IOException, InterruptedException, JsonException {
    return bind(PublicKeyHash.of(key.getPublic()).hex());
  }

  WireClient.Answer bind(String hash) throws IOException, InterruptedException, JsonException {
    JsonObject message = JsonObject.builder().put("publicKeySha256", hash).build();
    return keep(client.send("PUT", link("key"), token, message));
  }

  WireClient.Answer show() throws IOException, InterruptedException, JsonException {
    return keep(client.send("GET", sessionUrl, token, new byte[0]));
  }

  WireClient.Answer close() throws IOException, InterruptedException {
    return client.send("DELETE", sessionUrl, token, new byte[0]);
  }

  WireClient.Answer order() throws IOException, InterruptedException, JsonException {
    return order(uuid, request(session.object("order").string("requestNonce")));
  }

  WireClient.Answer order(String orderUuid, byte[] request)
      throws IOException, InterruptedException, JsonException {
    JsonObject message =
        JsonObject.builder().put("request", Base64.getEncoder().encodeToString(request)).build();
    return client.send("PUT", link("order").replace("{uuid}", orderUuid), token, message);
  }

  byte[] request(String nonce) throws JsonException, IOException {
    X500Name subject = X500Name.getInstance(session.object("order").base64("subject"));
    return request(subject, nonce, key);
  }

  static byte[] request(X500Name subject, String nonce, KeyPair key) throws IOException {
    String algorithm = SignatureScheme.of(KeySpec.of(key.getPublic()).orElseThrow()).jcaName();
    try {
      return new PKCS10CertificationRequestBuilder(
              subject, SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERUTF8String(nonce))
          .build(new JcaContentSignerBuilder(algorithm).build(key.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("every JDK signs with " + algorithm, e);
    }
  }

  WireClient.Answer certificate(JsonObject order)
      throws IOException, InterruptedException, JsonException {
    return client.send("GET", order.object("links").string("certificate"), token, new byte[0]);
  }

  WireClient.Answer signed(String action, Optional<String> outcome)
      throws IOException, InterruptedException, JsonException {
    String url = links.string(action).replace("{uuid}", uuid);
    return client.send("POST", url, Optional.empty(), jws(url, nonce(), action, outcome, key));
  }

  String nonce() throws IOException, InterruptedException, JsonException {
    return client
        .send("POST", links.string("nonce"), Optional.empty(), new byte[0])
        .json()
        .string("nonce");
  }

  JsonObject jws(
      String url, String nonce, String action, Optional<String> outcome, KeyPair signing) {
    SignatureScheme scheme = SignatureScheme.of(KeySpec.of(signing.getPublic()).orElseThrow());
    JsonObject header =
        JsonObject.builder()
            .put("alg", scheme.jwsName())
            .put("typ", "cert-enroll-order+jws")
            .put("nonce", nonce)
            .put("url", url)
            .build();
    JsonObject payload =
        JsonObject.builder()
            .put("order", uuid)
            .put("action", action)
            .put("outcome", outcome)
            .put("reason", outcome.filter("failed"::equals).map(failed -> "key-can-not-sign"))
            .put(
                "publicKey",
                Optional.of(signing.getPublic())
                    .filter(key -> action.equals("recover"))
                    .map(key -> Base64.getEncoder().encodeToString(key.getEncoded())))
            .build();
    String protectedPart = base64url(JsonWriter.compact(header));
    String payloadPart = base64url(JsonWriter.compact(payload));
    byte[] value = signature(scheme, signing, protectedPart + "." + payloadPart);
    boolean ec = signing.getPublic().getAlgorithm().equals("EC");
    return JsonObject.builder()
        .put("protected", protectedPart)
        .put("payload", payloadPart)
        .put("signature", base64url(ec ? plain(value, scheme) : value))
        .build();
  }

  private static byte[] signature(SignatureScheme scheme, KeyPair signing, String text) {
    try {
      Signature signature = Signature.getInstance(scheme.jcaName());
      signature.initSign(signing.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with " + scheme, e);
    }
  }

  private static byte[] plain(byte[] der, SignatureScheme scheme) {
    int length = scheme == SignatureScheme.ECDSA_SHA384 ? 48 : 32;
    ASN1Sequence parts = ASN1Sequence.getInstance(der);
    byte[] out = new byte[2 * length];
    for (int i = 0; i < 2; i++) {
      BigInteger number = ASN1Integer.getInstance(parts.getObjectAt(i)).getPositiveValue();
      byte[] bytes = number.toByteArray();
      int from = Math.max(0, bytes.length - length);
      int count = bytes.length - from;
      System.arraycopy(bytes, from, out, (i + 1) * length - count, count);
    }
    return out;
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String link(String name) throws JsonException {
    return session.object("links").string(name);
  }

  private WireClient.Answer keep(WireClient.Answer answer) throws JsonException {
    if (answer.status() == 200) {
      session = answer.json();
    }
    return answer;
  }

  /** From the password to the chain, for a customer that is asked for nothing else. */
  String issueSimply(String loginId, String password)
      throws IOException, InterruptedException, JsonException {
    open("issue");
    answer("loginId", loginId, "password", password);
    bindKey();
    return certificate(order().json()).text();
  }

  static byte[] firstOf(String chainPem) {
    String body =
        chainPem.substring(
            chainPem.indexOf('\n') + 1, chainPem.indexOf("-----END CERTIFICATE-----"));
    return Base64.getMimeDecoder().decode(body);
  }

  WireClient withCertificate(FakeBank bank, String chainPem) throws IOException {
    return WireClient.with(bank, key, HeldCertificate.parse(firstOf(chainPem)));
  }
}
