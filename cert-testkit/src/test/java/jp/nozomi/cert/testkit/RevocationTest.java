package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bank says of its certificates, as openssl understands it. */
class RevocationTest {
  @TempDir private Path folder;
  private FakeBank bank;
  private X509Certificate customer;
  private WireClient holder;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
    var key = Keys.generate(KeySpec.EC_P256);
    var chain = bank.issueDirectly("demo01", key.getPublic(), bank.clock().instant());
    customer = chain.get(0);
    holder = WireClient.with(bank, key, chain.toArray(X509Certificate[]::new));
    write("customer.pem", customer);
    write("issuer.pem", chain.get(1));
    Files.writeString(folder.resolve("root.pem"), bank.clientCaPem());
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  private void write(String name, X509Certificate certificate) throws Exception {
    Files.writeString(folder.resolve(name), HeldCertificate.pem(certificate.getEncoded()));
  }

  private void revoke() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    bank.revoke(HexFormat.of().formatHex(digest.digest(customer.getEncoded())));
  }

  private HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private Openssl.Run verify() throws Exception {
    Openssl openssl = Openssl.in(folder);
    Files.write(folder.resolve("ca.crl"), get(bank.statusUrl() + "/status/ca.crl").body());
    return openssl.run(
        "verify",
        "-crl_check",
        "-CRLfile",
        "ca.crl",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "issuer.pem",
        "customer.pem");
  }

  private String ocsp() throws Exception {
    String url = bank.statusUrl() + "/status/ocsp";
    Openssl.Run run =
        Openssl.in(folder)
            .run(
                "ocsp",
                "-issuer",
                "issuer.pem",
                "-cert",
                "customer.pem",
                "-url",
                url,
                "-CAfile",
                "root.pem",
                "-verify_other",
                "issuer.pem",
                "-partial_chain");
    assertThat(run.output()).contains("Response verify OK");
    return run.output();
  }

  @Test
  void aCertificateNamesWhereItsStatusIsTold() throws Exception {
    Openssl openssl = Openssl.in(folder);
    String text = openssl.run("x509", "-in", "customer.pem", "-noout", "-text").output();

    assertThat(text)
        .contains(
            "URI:" + bank.statusUrl() + "/status/ca.crl",
            "OCSP - URI:" + bank.statusUrl() + "/status/ocsp",
            "CA Issuers - URI:" + bank.statusUrl() + "/status/ca.crt");
    assertThat(get(bank.statusUrl() + "/status/ca.crt").body())
        .isEqualTo(bank.issuingCa().getEncoded());
  }

  @Test
  void theRevocationListTellsARevokedCertificate() throws Exception {
    Openssl.Run before = verify();
    assertThat(before.exitCode()).as(before.output()).isZero();
    revoke();
    Openssl.Run after = verify();
    assertThat(after.exitCode()).isNotZero();
    assertThat(after.output()).contains("certificate revoked");
  }

  @Test
  void ocspTellsARevokedCertificate() throws Exception {
    assertThat(ocsp()).contains("customer.pem: good");
    revoke();
    assertThat(ocsp()).contains("customer.pem: revoked");
  }

  @Test
  void ocspKnowsNoCertificateOfAnotherBank() throws Exception {
    try (FakeBank other = FakeBank.builder().start()) {
      write(
          "customer.pem",
          other
              .issueDirectly(
                  "demo01", Keys.shared(KeySpec.EC_P256).getPublic(), bank.clock().instant())
              .get(0));
    }
    assertThat(ocsp()).contains("customer.pem: unknown");
  }

  @Test
  void aRevokedCertificateNoLongerLogsIn() throws Exception {
    assertThat(holder.get(bank.bankSiteUrl() + "/whoami").status()).isEqualTo(200);
    revoke();
    assertThat(holder.get(bank.bankSiteUrl() + "/whoami").problem())
        .isEqualTo("renewal-certificate-unusable");
    assertThat(bank.issuedTo("demo01"))
        .extracting(one -> one.status())
        .containsExactly(CertificateStatus.REVOKED);
  }

  @Test
  void nothingButTheStatusIsToldWithoutTls() throws Exception {
    assertThat(get(bank.statusUrl() + "/.well-known/cert-enroll").statusCode()).isEqualTo(404);
    assertThat(get(bank.statusUrl() + "/site/BLGI001").statusCode()).isEqualTo(404);
  }
}
