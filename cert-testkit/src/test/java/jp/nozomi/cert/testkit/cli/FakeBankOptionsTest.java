package jp.nozomi.cert.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of {@code fakebank} whose effect is seen while it serves. */
class FakeBankOptionsTest {
  @TempDir private Path folder;

  @Test
  void theInstallerIsDownloadedFromTheBankSite() throws Exception {
    Path installer = Files.write(folder.resolve("nozomi 証明書.msi"), new byte[] {'M', 'S', 'I', 0});
    Path directory = folder.resolve("bank");
    try (RunningCommand fakebank =
        new RunningCommand("--dir", directory.toString(), "--installer", installer.toString())) {
      String bank = fakebank.announced("bank");
      HttpClient browser = browser(directory.resolve("server-ca.pem"));

      String page = new String(get(browser, bank + "/site/BSMS001").body(), StandardCharsets.UTF_8);
      assertThat(page).contains("nozomi 証明書.msi", "href=\"/site/installer\"");
      HttpResponse<byte[]> download = get(browser, bank + "/site/installer");
      assertThat(download.body()).containsExactly('M', 'S', 'I', 0);
      assertThat(download.headers().firstValue("Content-Disposition"))
          .hasValue("attachment; filename=\"nozomi____.msi\"");
    }
  }

  @Test
  void theSeedThatIsPrintedRepeatsTheRun() throws Exception {
    String drawn;
    try (RunningCommand first = new RunningCommand("--dir", folder.resolve("first").toString())) {
      drawn = first.announced("seed");
    }
    try (RunningCommand second =
        new RunningCommand("--dir", folder.resolve("second").toString(), "--seed", drawn)) {
      assertThat(second.announced("seed")).isEqualTo(drawn);
    }
    try (RunningCommand other =
        new RunningCommand("--dir", folder.resolve("other").toString(), "--seed", "-1")) {
      assertThat(other.announced("seed")).isEqualTo("-1");
    }

    assertThat(serials("first")).isEqualTo(serials("second"));
    assertThat(serials("first")).doesNotContainAnyElementsOf(serials("other"));
  }

  /** The root's, and that of the one certificate that a bank issues before it opens. */
  private List<String> serials(String directory) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    Path bank = folder.resolve(directory);
    char[] password = Files.readString(bank.resolve("renewal-due.password")).strip().toCharArray();
    try (InputStream in = Files.newInputStream(bank.resolve("renewal-due.p12"))) {
      store.load(in, password);
    }
    X509Certificate issued = (X509Certificate) store.getCertificate("demo40");
    return List.of(
        certificate(bank.resolve("client-ca.pem")).getSerialNumber().toString(16),
        issued.getSerialNumber().toString(16));
  }

  private static X509Certificate certificate(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static HttpClient browser(Path authority) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("bank", certificate(authority));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpResponse<byte[]> get(HttpClient browser, String url) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
