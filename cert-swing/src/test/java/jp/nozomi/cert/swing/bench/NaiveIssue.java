package jp.nozomi.cert.swing.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.ssl.SSLContexts;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Issues a certificate as a program does that was written with the usual libraries and no thought
 * of speed: one step after the other. It has no journal, checks nothing that it gets, and is no
 * example for anything but the benchmark.
 */
public final class NaiveIssue {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final ObjectMapper mapper = new ObjectMapper();
  private final KeyStore trusted;
  private final boolean rsa;

  private NaiveIssue(KeyStore trusted, boolean rsa) {
    this.trusted = trusted;
    this.rsa = rsa;
  }

  /** Takes the base URL, the server CA in PEM, login ID, password, file, its password, and key. */
  public static void main(String[] args)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(Path.of(args[1]))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    new NaiveIssue(trusted, args[6].startsWith("RSA"))
        .issue(args[0], args[2], args[3], Path.of(args[4]), args[5].toCharArray());
  }

  private void issue(String bank, String loginId, String password, Path file, char[] storePassword)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    try (CloseableHttpClient http =
        client(SSLContexts.custom().loadTrustMaterial(trusted, null).build())) {
      JsonNode directory =
          json(http, ClassicRequestBuilder.get(bank + "/.well-known/cert-enroll"), "");
      JsonNode links = directory.get("links");
      Map<String, ?> opening =
          Map.of("challenges", List.of("password"), "client", Map.of("version", "0.1.0"));
      JsonNode session = send(http, "POST", links.get("issue").asText(), opening, "");
      String token = session.get("token").asText();
      JsonNode own = session.get("links");
      Map<String, ?> answers =
          Map.of(
              "challenge",
              session.get("challenge").get("id").asText(),
              "answers",
              Map.of("loginId", loginId, "password", password));
      send(http, "POST", own.get("answers").asText(), answers, token);
      KeyPair key = key();
      String hash =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded()));
      JsonNode ready =
          send(http, "PUT", own.get("key").asText(), Map.of("publicKeySha256", hash), token);
      String uuid = UUID.randomUUID().toString();
      Map<String, ?> request =
          Map.of("request", Base64.getEncoder().encodeToString(request(key, ready.get("order"))));
      JsonNode order =
          send(http, "PUT", own.get("order").asText().replace("{uuid}", uuid), request, token);
      List<X509Certificate> chain =
          chain(
              text(
                  http,
                  ClassicRequestBuilder.get(order.get("links").get("certificate").asText()),
                  token));
      KeyStore store = store(key, chain, storePassword);
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, storePassword);
      }
      prove(links.get("proof").asText(), store, storePassword);
      String confirm = links.get("confirm").asText().replace("{uuid}", uuid);
      String nonce =
          send(http, "POST", links.get("nonce").asText(), Map.of(), "").get("nonce").asText();
      send(http, "POST", confirm, signed(key, confirm, nonce, uuid), "");
      text(http, ClassicRequestBuilder.delete(own.get("self").asText()), token);
    }
  }

  private void prove(String url, KeyStore store, char[] password)
      throws IOException, GeneralSecurityException {
    SSLContext context =
        SSLContexts.custom()
            .loadTrustMaterial(trusted, null)
            .loadKeyMaterial(store, password)
            .build();
    try (CloseableHttpClient http = client(context)) {
      text(http, ClassicRequestBuilder.get(url), "");
    }
  }

  private static CloseableHttpClient client(SSLContext context) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(context))
                .build())
        .build();
  }

  private KeyPair key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
    if (rsa) {
      generator.initialize(2048);
    } else {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }

  private byte[] request(KeyPair key, JsonNode order)
      throws IOException, OperatorCreationException {
    X500Name subject =
        X500Name.getInstance(Base64.getDecoder().decode(order.get("subject").asText()));
    return new JcaPKCS10CertificationRequestBuilder(subject, key.getPublic())
        .addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
            new DERUTF8String(order.get("requestNonce").asText()))
        .build(
            new JcaContentSignerBuilder(rsa ? "SHA256withRSA" : "SHA256withECDSA")
                .build(key.getPrivate()))
        .getEncoded();
  }

  private static List<X509Certificate> chain(String pem)
      throws IOException, GeneralSecurityException {
    try (InputStream in =
        new java.io.ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }

  private static KeyStore store(KeyPair key, List<X509Certificate> chain, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", key.getPrivate(), password, chain.toArray(Certificate[]::new));
    return store;
  }

  private Map<String, String> signed(KeyPair key, String url, String nonce, String uuid)
      throws IOException, GeneralSecurityException {
    String algorithm = rsa ? "RS256" : "ES256";
    String header =
        base64Url(
            Map.of("alg", algorithm, "typ", "cert-enroll-order+jws", "nonce", nonce, "url", url));
    String payload = base64Url(Map.of("order", uuid, "action", "confirm", "outcome", "installed"));
    Signature signer =
        Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
    signer.initSign(key.getPrivate());
    signer.update((header + "." + payload).getBytes(StandardCharsets.US_ASCII));
    return Map.of(
        "protected", header, "payload", payload, "signature", URL.encodeToString(signer.sign()));
  }

  private String base64Url(Map<String, String> object) throws IOException {
    return URL.encodeToString(mapper.writeValueAsBytes(object));
  }

  private JsonNode send(
      CloseableHttpClient http, String method, String url, Map<String, ?> body, String token)
      throws IOException {
    ClassicRequestBuilder request = ClassicRequestBuilder.create(method).setUri(url);
    if (!body.isEmpty()) {
      ContentType type =
          body.containsKey("signature")
              ? ContentType.create("application/jose+json")
              : ContentType.APPLICATION_JSON;
      request.setEntity(mapper.writeValueAsBytes(body), type);
    }
    return json(http, request, token);
  }

  private JsonNode json(CloseableHttpClient http, ClassicRequestBuilder request, String token)
      throws IOException {
    return mapper.readTree(text(http, request, token));
  }

  private static String text(CloseableHttpClient http, ClassicRequestBuilder request, String token)
      throws IOException {
    if (!token.isEmpty()) {
      request.addHeader("Authorization", "Bearer " + token);
    }
    return http.execute(
        request.build(),
        reply -> {
          String text = reply.getEntity() == null ? "" : EntityUtils.toString(reply.getEntity());
          if (reply.getCode() >= 300) {
            throw new IOException(request.getPath() + ": " + reply.getCode() + " " + text);
          }
          return text;
        });
  }
}
