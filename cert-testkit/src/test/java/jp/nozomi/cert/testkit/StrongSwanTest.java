package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.Keys;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The EST service as somebody else's client sees it: strongSwan's {@code pki}. */
class StrongSwanTest {
  @TempDir private Path directory;
  private FakeBank bank;

  @BeforeEach
  void start() throws Exception {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pki")));
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(installed, "strongSwan's pki is not installed (Debian: strongswan-pki)");
    }
    assertThat(installed).as("strongSwan's pki is installed").isTrue();
    bank = FakeBank.builder().start();
    Files.writeString(directory.resolve("server.pem"), bank.serverCaPem());
  }

  @AfterEach
  void stop() throws Exception {
    if (bank != null) {
      bank.close();
    }
  }

  private void pki(Path output, String... args) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("pki"), Arrays.stream(args)).toList());
    Path errors = directory.resolve("errors");
    Process process =
        builder
            .directory(directory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private void writeKeyAndRequest(String name, KeyPair key, X500Name subject) throws Exception {
    Files.write(file(name + ".der"), RawEnrolment.request(subject, "none", key));
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(file(name + ".key"), pem);
  }

  private X509Certificate certificate(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @Test
  void enrolsAndReenrols() throws Exception {
    URI est = URI.create(bank.estUrl());
    String url = "https://localhost:" + est.getPort();
    pki(
        file("out"),
        "--estca",
        "--url",
        url,
        "--cacert",
        "server.pem",
        "--caout",
        "ca.pem",
        "--outform",
        "pem");
    List<String> trust =
        List.of("--cacert", "server.pem", "--cacert", "ca.pem", "--cacert", "ca-1.pem");

    writeKeyAndRequest("first", Keys.generate(KeySpec.EC_P256), new X500Name("CN=any"));
    est(url, trust, "first.der", "first.pem", "--userpass", "demo01:password");
    X509Certificate first = certificate(file("first.pem"));

    writeKeyAndRequest(
        "second",
        Keys.generate(KeySpec.EC_P256),
        X500Name.getInstance(first.getSubjectX500Principal().getEncoded()));
    est(url, trust, "second.der", "second.pem", "--cert", "first.pem", "--key", "first.key");
    X509Certificate second = certificate(file("second.pem"));

    assertThat(second.getSubjectX500Principal()).isEqualTo(first.getSubjectX500Principal());
    assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
    assertThat(bank.issuedTo("demo01"))
        .extracting(it -> it.status())
        .containsExactly(CertificateStatus.SUPERSEDED, CertificateStatus.VALID);
  }

  private void est(
      String url, List<String> trust, String request, String certificate, String... credentials)
      throws Exception {
    Stream<String> fixed = Stream.of("--est", "--url", url, "--in", request, "--outform", "pem");
    String[] args =
        Stream.of(fixed, trust.stream(), Arrays.stream(credentials))
            .flatMap(part -> part)
            .toArray(String[]::new);
    pki(file(certificate), args);
  }
}
