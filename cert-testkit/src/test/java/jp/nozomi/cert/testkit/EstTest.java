package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EstTest {
  private final KeyPair key = Keys.shared(KeySpec.EC_P256);
  private FakeBank bank;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  private static List<X509Certificate> certificates(byte[] base64)
      throws CMSException, IOException {
    Collection<X509CertificateHolder> found =
        new CMSSignedData(Base64.getMimeDecoder().decode(base64))
            .getCertificates()
            .getMatches(null);
    List<X509Certificate> out = new ArrayList<>();
    for (X509CertificateHolder holder : found) {
      out.add(HeldCertificate.parse(holder.getEncoded()));
    }
    return out;
  }

  private byte[] request(String subject) throws Exception {
    byte[] der = RawEnrolment.request(new X500Name(subject), "none", key);
    // Wrapped lines, as RFC 8951 tolerates them.
    return Base64.getMimeEncoder(64, "\r\n".getBytes(StandardCharsets.US_ASCII)).encode(der);
  }

  private HttpResponse<byte[]> enroll(Optional<String> credentials) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(bank.estUrl() + "/simpleenroll"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/pkcs10")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request("CN=any")));
    credentials.ifPresent(
        pair ->
            request.header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(WireClient.context(bank))
            .build();
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void tellsItsAuthorities() throws Exception {
    WireClient.Answer answer = WireClient.plain(bank).get(bank.estUrl() + "/cacerts");

    assertThat(certificates(answer.response().body())).contains(bank.clientCa()).hasSize(2);
    assertThat(answer.response().headers().firstValue("Content-Transfer-Encoding"))
        .contains("base64");
    assertThat(answer.response().headers().firstValue("Content-Length")).isPresent();
  }

  @Test
  void enrolsWithIdAndPasswordAndReenrolsWithTheCertificate() throws Exception {
    X509Certificate first = certificates(enroll(Optional.of("demo01:password")).body()).get(0);
    assertThat(first.getPublicKey()).isEqualTo(key.getPublic());

    WireClient client = WireClient.with(bank, key, first);
    String subject = first.getSubjectX500Principal().getName("RFC2253");
    byte[] again =
        RawEnrolment.request(
            X500Name.getInstance(first.getSubjectX500Principal().getEncoded()), "none", key);
    WireClient.Answer renewed =
        client.send(
            "POST",
            bank.estUrl() + "/simplereenroll",
            Optional.empty(),
            Base64.getEncoder().encode(again));
    X509Certificate second = certificates(renewed.response().body()).get(0);

    assertThat(second.getSubjectX500Principal().getName("RFC2253")).isEqualTo(subject);
    assertThat(bank.issuedTo("demo01").get(0).status()).isEqualTo(CertificateStatus.SUPERSEDED);
    assertThat(WireClient.with(bank, key, second).get(bank.bankSiteUrl() + "/whoami").status())
        .isEqualTo(200);
  }

  @Test
  void asksForCredentials() throws Exception {
    HttpResponse<byte[]> answer = enroll(Optional.empty());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
    assertThat(enroll(Optional.of("demo01:wrong")).statusCode()).isEqualTo(401);
  }

  @Test
  void aRequestThatComesAgainAfterALostReplyCostsTheFirstCertificate() throws Exception {
    enroll(Optional.of("demo01:password"));
    assertThat(enroll(Optional.of("demo01:password")).statusCode()).isEqualTo(200);

    assertThat(bank.issuedTo("demo01"))
        .extracting(it -> it.status())
        .containsExactly(CertificateStatus.REVOKED, CertificateStatus.VALID);
  }

  @Test
  void refusesASecondWhileTheFirstIsInUse() throws Exception {
    X509Certificate first = certificates(enroll(Optional.of("demo01:password")).body()).get(0);
    WireClient.with(bank, key, first).get(bank.bankSiteUrl() + "/whoami");

    assertThat(enroll(Optional.of("demo01:password")).statusCode()).isEqualTo(409);
  }

  @Test
  void mayAskToComeAgain() throws Exception {
    WireClient client = WireClient.plain(bank);
    assertThat(client.get(bank.estUrl() + "/csrattrs").status()).isEqualTo(200);
    bank.processingPolls(1);
    // ECDSA signatures differ, and the request names the order: it must be the same one again.
    byte[] body = request("CN=any");
    String pair =
        Base64.getEncoder().encodeToString("demo01:password".getBytes(StandardCharsets.UTF_8));
    List<Integer> statuses = new ArrayList<>();
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(WireClient.context(bank))
            .build();
    for (int i = 0; i < 2; i++) {
      HttpRequest again =
          HttpRequest.newBuilder(URI.create(bank.estUrl() + "/simpleenroll"))
              .timeout(Duration.ofSeconds(20))
              .header("Authorization", "Basic " + pair)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      statuses.add(http.send(again, HttpResponse.BodyHandlers.ofByteArray()).statusCode());
    }

    assertThat(statuses).containsExactly(202, 200);
  }
}
